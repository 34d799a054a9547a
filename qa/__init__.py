"""From a question to a cited reply. May import `index`, never the reverse."""

from qa.wenbao import Wenbao, open_wenbao

__all__ = ["Wenbao", "open_wenbao"]
