"""From files to an archive: pages, articles, passages, vectors and terms. Knows nothing of questions or HTTP."""

import os

# Nothing may leave the building: since 1.29 onnxruntime reports to its maker unless it is told not to before it is loaded,
# and the Hugging Face libraries count their uses. Whatever imports one of them imports this package first.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
