"""Rules of the standard, one file a family. clauses.py has them all; a build imports only what it looks at."""
