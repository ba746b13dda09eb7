"""The QueueFeed port over the Asterisk Manager Interface: reads, and has no words to do anything else."""
