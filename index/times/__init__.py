"""The periods and days that a text names."""
