"""From files to an archive: pages, articles, passages, vectors and terms. Knows nothing of questions or HTTP."""
