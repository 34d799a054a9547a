"""How Korean and Russian spell Chinese names."""

from __future__ import annotations

import pytest

from qa.place_names import sounds_of
from qa.spelling import in_cyrillic, in_hangul, plain_hangul


@pytest.mark.parametrize(
    ("name", "korean", "russian"),
    [
        ("上海", "상하이", "шанхай"),
        ("浙江", "저장", "чжэцзян"),
        ("西安", "시안", "сиан"),
        ("重庆", "충칭", "чунцин"),
        ("武汉", "우한", "ухан"),
        ("贵州", "구이저우", "гуйчжоу"),
        ("张学良", "장쉐량", "чжансюэлян"),
        ("文山", "원산", "вэншан"),
        ("吕梁", "뤼량", "люйлян"),
        ("下关", "샤관", "сягуан"),
        ("淮安", "화이안", "хуайан"),
    ],
)
def test_names_are_spelled_as_korean_and_russian_papers_do(name: str, korean: str, russian: str) -> None:
    assert "".join(map(in_hangul, sounds_of(name))) == korean
    assert "".join(map(in_cyrillic, sounds_of(name))) == russian


def test_what_is_no_syllable_has_no_spelling() -> None:
    assert in_hangul("brown") == in_cyrillic("brown") == ""


def test_tense_consonants_are_plain_ones() -> None:
    assert plain_hangul("씽위") == plain_hangul("싱위") == "싱위"
