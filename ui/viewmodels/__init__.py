"""What each part of the screen shows, as a frozen picture, and what the agent can do there."""
