"""A character of the scripts that the rules tell apart: Chinese characters, Japanese kana, Korean hangul."""

from __future__ import annotations

import re

HAN, KANA, HANGUL = re.compile(r"[\u4e00-\u9fff]"), re.compile(r"[\u3041-\u30fa]"), re.compile(r"[\uac00-\ud7a3]")
