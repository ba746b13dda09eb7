"""The whole program: real window, engine, exchange, callers and CRM, each a process of its own."""
