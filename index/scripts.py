"""A character of the scripts that the rules tell apart: Chinese characters, Japanese kana, Korean hangul."""

from __future__ import annotations

import re

# Of each of these a character is a word by itself, or none is set apart by spaces.
WITHOUT_SPACES = re.compile(r"[\u3041-\u30fa\u4e00-\u9fff\uac00-\ud7a3]")
HAN, KANA, HANGUL = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[\u3041-\u30fa]"), re.compile(r"[\uac00-\ud7a3]")
