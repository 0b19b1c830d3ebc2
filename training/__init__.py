"""Scripts that make the shipped token encoding and encoder; nothing here is imported at run time."""
