"""The tests of Bellerbeeld; a package, so that tests can share what they share by its full name."""
