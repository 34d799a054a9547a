"""The trained reader: one small cross-encoder that says how likely a passage answers, and which words of it do."""
