"""The MSI: its parts, and the installed program under Wine."""
