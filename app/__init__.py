"""The desk and its connections to the world. No Qt anywhere in this package."""
