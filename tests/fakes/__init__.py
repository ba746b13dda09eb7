"""The world in memory: one hand-written stand-in for each port."""
