"""The callers of the demonstration: tenants with a voice, and colleagues, as real SIP telephones."""
