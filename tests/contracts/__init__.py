"""What every adapter of a port promises, the stand-in and the real one alike."""
