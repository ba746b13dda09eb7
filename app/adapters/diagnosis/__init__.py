"""What IT wants to know when something does not work; nothing in here knows anything of tenants."""
