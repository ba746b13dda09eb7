"""The manager interface of a made-up exchange: queues, agents and what happens there, told as Asterisk tells it."""
