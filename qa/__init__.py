"""From a question to a cited reply. May import `index`, never the reverse."""
