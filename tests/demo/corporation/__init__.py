"""What the generator of the corporation promises."""
