"""The small exchange of the demonstration."""
