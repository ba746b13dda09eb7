"""A small exchange on this computer: SIP registrar and proxy, so that a demonstration needs no other."""
