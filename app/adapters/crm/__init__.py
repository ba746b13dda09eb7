"""The CRM over HTTP, in the form of the sector's standard VERA 4.3."""
