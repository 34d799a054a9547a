"""Measures the answers to a file of questions."""
