"""What the agent gets, through the desk's one door."""
