"""Tests mirror the tree; each name is a sentence on behaviour."""
