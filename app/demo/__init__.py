"""The demonstration: an embedded CRM with a made-up corporation, an exchange, callers, and the scenario."""
