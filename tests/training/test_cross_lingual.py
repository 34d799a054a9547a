"""Questions on passages in another language, from parallel files made here."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING

from training.cross_lingual import cross_lingual, parallel_questions

if TYPE_CHECKING:
    from pathlib import Path

TEXTS = {
    "zh": "青河大桥全长2310米，" + "桥面宽阔。" * 20,
    "en": "The Qinghe Bridge is 2310 metres long. " + "It is wide. " * 20,
}
ASKED = {"zh": ("青河大桥多长？", "2310米"), "en": ("How long is the Qinghe Bridge?", "2310 metres")}


def write(data: Path, evaluated: list[str]) -> None:
    (data / "dev").mkdir()
    (data / "open").mkdir()
    for language, text in TEXTS.items():
        question, answer = ASKED[language]
        rows = [
            {"id": f"xquad.{language}:{number}", "question": question, "context_id": "c", "answers": [answer],
             "answer_starts": [text.index(answer)]} for number in ("1", "2")
        ]  # fmt: skip
        stem = data / "dev" / f"xquad_pubhalf.{language}.dev"
        stem.with_name(f"{stem.name}.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        context = {"context_id": "c", "title": "Bridge", "text": text}
        stem.with_name(f"{stem.name}.contexts.jsonl").write_text(json.dumps(context), encoding="utf-8")
    lines = (json.dumps({"id": one, "question": "?"}) for one in evaluated)
    (data / "open" / "a.questions.jsonl").write_text("\n".join(lines), encoding="utf-8")


def test_a_question_of_an_evaluation_set_is_left_out_in_every_language(tmp_path: Path) -> None:
    write(tmp_path, ["xquad.th:2"])
    (only,) = parallel_questions(tmp_path)
    assert {one.question_id for one in only.values()} == {"xquad.zh:1", "xquad.en:1"}


def test_each_question_is_put_to_the_chinese_passage_and_to_another_and_its_answer_stands_there(tmp_path: Path) -> None:
    write(tmp_path, [])
    readings = list(cross_lingual(parallel_questions(tmp_path), Random(1)))
    answered = [one for one in readings if one.answer]
    assert len(answered) == 8
    assert {one.question for one in answered if one.text == TEXTS["zh"]} == {question for question, _ in ASKED.values()}
    for one in answered:
        assert one.answer
        assert one.text[slice(*one.answer)] in {answer for _, answer in ASKED.values()}
    traps = [one for one in readings if not one.answer]
    assert traps
    assert not any(answer in one.text for one in traps for _, answer in ASKED.values())
