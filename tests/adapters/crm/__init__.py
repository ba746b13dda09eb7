"""The CRM adapter: mapping, look-ups, writing, and every bad day that a CRM can have."""
