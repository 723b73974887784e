"""Imports of whole documents: real ones, our own, made-up ones of any shape."""
