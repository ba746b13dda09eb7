"""The desk's own file: saved contacts, open sessions, and what was opened."""
