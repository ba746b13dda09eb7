"""What belongs to the installation of the program, and not to the program."""
