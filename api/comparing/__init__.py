"""Comparisons as they are looked at: made once, in a process of its own, and then kept."""
