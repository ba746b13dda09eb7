"""How the world is reached: one subpackage or module for each outside world; none knows another."""
