"""The telephone engine in a process of its own, with a real exchange and real telephones around it."""
