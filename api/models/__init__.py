"""What goes over the wire beside the project's own nouns; frozen, as they are."""
