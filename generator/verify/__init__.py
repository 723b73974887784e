"""Rules of the standard, clause by clause: a document → what holds in it and what does not. One file a family."""
