"""The small set of parts that every view is made of."""
