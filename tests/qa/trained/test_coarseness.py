"""Days and years as coarse as they were asked for."""

from __future__ import annotations

import pytest

from qa.trained.coarseness import as_coarse_as_asked


@pytest.mark.parametrize(
    ("words", "question", "asked"),
    [
        ("1987年12月", "柳堰水库是哪一年建成的？", "1987年"),
        ("1987年12月3日", "水库于公元几年建成？", "1987年"),
        ("2003年底", "渡槽何年停用？", "2003年"),
        ("一九三五年春", "书院哪年重修？", "一九三五年春"),
        ("二〇〇三年十月", "书院哪年重修？", "二〇〇三年"),
        ("18世纪40年代", "这种瓷器是在哪个世纪传入的？", "18世纪"),
        ("19世纪末期", "铁路在几世纪末修通？", "19世纪"),
        ("1994年开始", "何时开始修缮？", "1994年"),
        ("16年之久", "施工持续了多久？", "16年"),
    ],
)
def test_what_is_finer_than_the_year_or_the_century_that_was_asked_for_is_left_out(
    words: str, question: str, asked: str
) -> None:
    assert words[slice(*as_coarse_as_asked(words, 0, len(words), question))] == asked


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("1987年12月", "水库是什么时候建成的？"),
        ("1987年12月3日", "水库在1987年的哪一天建成？"),
        ("2003年6月", "几年来渡槽哪个月停用？"),
        ("三年级", "他在哪年级任教？"),
        ("12.5亿元", "哪一年的产值？"),
        ("1987年的水库", "哪一年的水库？"),
    ],
)
def test_other_words_stay_as_they_are(words: str, question: str) -> None:
    assert as_coarse_as_asked(words, 0, len(words), question) == (0, len(words))
