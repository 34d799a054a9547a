"""What the desk works with: the page files, the rebuilding of the archive, and the token that opens both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.page_files import PageFiles
    from qa.rebuilding import Rebuilding


@dataclass(frozen=True, slots=True)
class Intake:
    """With an empty token nothing can be changed over HTTP."""

    pages: PageFiles
    rebuilding: Rebuilding
    token: str

    @property
    def is_open(self) -> bool:
        """Whether pages can be taken in over HTTP at all."""
        return bool(self.token)
