"""What is gathered for IT."""
