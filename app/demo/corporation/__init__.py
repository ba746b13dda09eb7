"""A made-up housing corporation of any size, the same for the same seed and date."""
