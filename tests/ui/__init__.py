"""What the agent sees and what the keys do: real widgets, drawn in memory."""
