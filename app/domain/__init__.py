"""What things are: calls, callers, homes, contacts. Pure Python, no input or output."""
