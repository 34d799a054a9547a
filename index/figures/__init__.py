"""The figures that a text names, as values that can be compared."""
