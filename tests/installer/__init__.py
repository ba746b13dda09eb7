"""What the adapters promise beyond the contract of their port."""
