"""Between the words of SIP and the facts of the domain."""
