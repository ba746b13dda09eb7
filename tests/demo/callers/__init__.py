"""The callers of the demonstration."""
