"""What the desk works with: the page files, and the rebuilding of the archive."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.page_files import PageFiles
    from qa.rebuilding import Rebuilding


@dataclass(frozen=True, slots=True)
class Intake:
    """Who may use it is for the doors to say."""

    pages: PageFiles
    rebuilding: Rebuilding
