"""A long message is searched by the question in it; a short one as it is."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from qa.pith import pith_of

PREAMBLE = "编辑部正在做一个专题，手头已经有了几年来的客流数据，也有不少读者来信，还缺几座在建桥梁的一些情况，"


def test_the_last_clause_that_asks_and_names_something_is_the_question() -> None:
    assert pith_of(f"{PREAMBLE}请帮忙查一下云桥市青棠大桥总投资是多少？") == "云桥市青棠大桥总投资是多少？"


def test_a_clause_that_points_back_takes_along_the_one_that_names_what_it_means() -> None:
    message = f"{PREAMBLE}听说云桥市要建青棠大桥，这个项目的总投资是多少？"
    assert pith_of(message) == "听说云桥市要建青棠大桥，这个项目的总投资是多少？"


def test_a_long_message_in_english_is_searched_by_its_question() -> None:
    message = "We are preparing a feature on bridges and have collected letters from readers. " * 3
    assert pith_of(f"{message}How long is Qingtang Bridge?") == "How long is Qingtang Bridge?"


def test_several_questions_stay_as_they_are() -> None:
    message = f"{PREAMBLE}青棠大桥总投资是多少？哪年建成？"
    assert pith_of(message) == message


@settings(max_examples=100, deadline=None)
@given(st.text("青棠大桥多少谁，。？ ab", max_size=60))
def test_a_short_question_stays_as_it_is(question: str) -> None:
    assert pith_of(question) == question


@settings(max_examples=100, deadline=None)
@given(st.text("青棠大桥多少谁，。？ ab", min_size=61, max_size=400))
def test_of_a_long_message_words_only_go(message: str) -> None:
    assert pith_of(message) in message
