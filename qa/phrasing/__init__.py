"""Wording an answer: as the paper has it, or by a language model that someone plugged in and the gate watches."""
