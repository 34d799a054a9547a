"""From texts to unit vectors: one seam, `Embedder`, and its two implementations."""
