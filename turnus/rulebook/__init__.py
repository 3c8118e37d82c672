"""The rulebook in words, for one department: what governs, with which numbers, who signs."""
