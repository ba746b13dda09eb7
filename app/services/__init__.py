"""What happens: holds all state of the window process, on its GUI thread, and talks to the world by ports."""
