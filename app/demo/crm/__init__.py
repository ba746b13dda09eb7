"""The embedded reference CRM: a small, real VERA server for a made-up corporation."""
