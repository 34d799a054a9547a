"""One file a format: bytes in, pages or stories out; a reason, as `ValueError`, where the bytes are not of the format."""
