"""The desk's file under kill, full disk, damage and company."""
