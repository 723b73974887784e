"""Blocks → files, one module a format."""
