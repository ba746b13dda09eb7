"""The team lead's board: a window of its own, and the same large for a wall."""
