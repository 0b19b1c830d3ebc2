"""Measurements of the product, one command each; nothing here is imported at run time."""
