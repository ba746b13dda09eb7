"""QueueFeed over the Asterisk Manager Interface, which only reads; and AgentPause, which pauses this agent."""
