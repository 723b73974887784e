"""Faults sown into clean reports by seeded mutation, each beside a twin that was changed without harm."""
