"""The made-up corporation, its CRM, its exchange and its callers."""
