"""Questions in other languages about facts of Chinese reports."""

from __future__ import annotations

from random import Random

from tests.training.test_report_facts import facts
from training.foreign_facts import PLACES, foreign_facts


def test_an_indicator_is_asked_for_in_three_languages_and_its_figure_answers() -> None:
    readings = list(foreign_facts(facts(), Random(1)))
    words = {one.text[slice(*one.answer)] for one in readings if one.answer}
    assert words == {"5.6%", "780亿斤以上", "3.1%", "8.2%"}
    questions = " ".join(one.question for one in readings)
    assert all(place in questions for place in PLACES["河北"])


def test_a_question_about_another_place_or_year_has_no_answer_in_the_passage() -> None:
    for seed in range(20):
        for one in foreign_facts(facts(), Random(seed)):
            same_place = any(place in one.question for place in PLACES["河北"])
            same_year = not any(year in one.question for year in ("2022", "2023", "2024"))
            assert (one.answer is not None) == (same_place and same_year)
