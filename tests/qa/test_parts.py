"""A question that asks several things is taken apart, in four languages."""

from __future__ import annotations

from datetime import date

import pytest

from qa.parts import Manner, parts_of

SAID = date(2026, 3, 10)

COMPARED = [
    ("2024年松溪市和竹源市的GDP增速哪个高？", ("松溪市", "竹源市"), "2024年松溪市的GDP增速是多少？"),
    ("松溪与竹源谁的存款更多？", ("松溪", "竹源"), "松溪的存款是多少？"),
    ("去年松溪市的财政收入比竹源市多多少？", ("松溪市", "竹源市"), "去年松溪市的财政收入是多少？"),
    ("松溪市2025年的社零比2024年高多少？", ("2025年", "2024年"), "松溪市2025年的社零是多少？"),
    ("上半年社零增速松溪高还是竹源高？", ("松溪", "竹源"), "松溪上半年社零增速是多少？"),
    ("呼和浩特和包头哪个城市的人口多？", ("呼和浩特", "包头"), "呼和浩特的人口是多少？"),
    ("GDP增速，松溪和竹源谁更快？各是多少？", ("松溪", "竹源"), "GDP增速，松溪是多少？"),
    ("松溪、竹源兩市哪個糧食產量更高？", ("松溪", "竹源"), "松溪的糧食產量是多少？"),
    ("上半年和一季度哪个增速快？", ("上半年", "一季度"), "上半年的增速是多少？"),
    ("Which city grew faster in 2025, Songxi or Zhuyuan?", ("Songxi", "Zhuyuan"), "How much did Songxi city grew in 2025?"),
    ("Which has more students, Songxi College or Zhuyuan College?", ("Songxi College", "Zhuyuan College"), "How many students did Songxi College has?"),
    ("Compare the GDP growth of Songxi and Zhuyuan in 2025: which was higher?", ("Songxi", "Zhuyuan"), "What was the GDP growth of Songxi in 2025?"),
    ("2025年のGDP成長率は、松渓市と竹源市のどちらが高いですか？", ("松渓市", "竹源市"), "2025年のGDP成長率は、松渓市はいくら？"),
    ("2025년 松溪市와 竹源市 중 GDP 증가율은 어디가 더 높습니까?", ("松溪市", "竹源市"), "2025년 松溪市 GDP 증가율은 얼마?"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "names", "first"), COMPARED)
def test_a_comparison_asks_for_both_sides(question: str, names: tuple[str, str], first: str) -> None:
    parts = parts_of(question, SAID)
    assert (parts.manner, parts.names, parts.questions[0]) == (Manner.COMPARED, names, first)
    assert parts.questions[1] == first.replace(names[0], names[1])


@pytest.mark.parametrize(
    ("question", "lower"),
    [("松溪和竹源哪个失业率低？", True), ("松溪和竹源谁更慢？", True), ("松溪和竹源哪个快？", False)],
)
def test_a_comparison_says_which_end_it_asks_for(question: str, lower: bool) -> None:  # noqa: FBT001  a parameter of a table
    assert parts_of(question, SAID).lower is lower


@pytest.mark.parametrize(
    ("question", "questions"),
    [
        (
            "固定资产投资和社会消费品零售总额哪个增长快？",
            ("固定资产投资的增长是多少？", "社会消费品零售总额的增长是多少？"),
        ),
        ("松溪市一季度出口和进口哪个增长得快？", ("松溪市一季度出口的增长是多少？", "松溪市一季度进口的增长是多少？")),
        (
            "Which grew faster in 2025, fixed-asset investment or retail sales?",
            ("How much did fixed-asset investment grew in 2025?", "How much did retail sales grew in 2025?"),
        ),
    ],
)
def test_two_statistics_are_compared_and_are_no_places(question: str, questions: tuple[str, str]) -> None:
    parts = parts_of(question, SAID)
    assert (parts.manner, parts.questions, parts.places) == (Manner.COMPARED, questions, ("", ""))


EACH = [
    ("松溪市和竹源市的GDP增速分别是多少？", ("松溪市的GDP增速是多少？", "竹源市的GDP增速是多少？")),
    ("2024年和2025年松溪市新增就业各多少人？", ("2024年松溪市新增就业多少人？", "2025年松溪市新增就业多少人？")),
    ("松溪、竹源两市各有哪些学校？", ("松溪有哪些学校？", "竹源有哪些学校？")),
    ("《渡口和灯塔》与《旧城志》分别是谁写的？", ("《渡口和灯塔》是谁写的？", "《旧城志》是谁写的？")),
]  # fmt: skip


@pytest.mark.parametrize(("question", "questions"), EACH)
def test_one_thing_of_several_places_or_years_is_asked_of_each(question: str, questions: tuple[str, ...]) -> None:
    parts = parts_of(question, SAID)
    assert (parts.manner, parts.questions) == (Manner.EACH, questions)


SEVERAL = [
    ("签约了多少个项目，总投资多少？", ("签约了多少个项目", "项目总投资多少")),
    ("松溪市长是谁？竹源市长是谁？", ("松溪市长是谁", "竹源市长是谁")),
    ("大桥有多长？它是哪年建成的？", None),
    ("How long is the bridge, and who built it?", ("How long is the bridge", "who built it")),
]  # fmt: skip


@pytest.mark.parametrize(("question", "questions"), SEVERAL)
def test_two_questions_in_one_sentence_are_two(question: str, questions: tuple[str, ...] | None) -> None:
    parts = parts_of(question, SAID)
    assert parts.manner is Manner.SEVERAL
    assert len(parts.questions) == 2
    assert questions is None or parts.questions == questions


@pytest.mark.parametrize(
    "question",
    [
        "一季度松溪市GDP增长多少？",
        "松溪市和竹源市签约了多少个项目？",
        "谁会见了和田地区的代表团？",
        "哪个项目投资最多？",
        "谁代表松溪集团和高新区签约？",
        "他比去年高多少",
        "松溪市高新区有多大？",
        "Who met the delegation of Songxi and Zhuyuan?",
        "",
        "？",
        "哪个高",
        "和和和和哪个高",
        "比比多多少",
        "哪种关系让松溪与竹源有许多相同的制度？",
        "松溪大学以及哪个人是最早的发起者？",
        "开街之前哪种店铺比较少或是没有？",
        "话剧《月与刀》各场分别在哪里上演？",
        "“春与秋”计划各年分别资助了谁？",
    ],
)
def test_what_asks_one_thing_stays_whole(question: str) -> None:
    assert parts_of(question, SAID).questions == (question,)


@pytest.mark.parametrize(
    ("question", "questions", "lower"),
    [
        (
            "Did Yuanshan's exports or imports grow faster in 2024?",
            ("How fast did Yuanshan's exports grow in 2024?", "How fast did Yuanshan's imports grow in 2024?"),
            False,
        ),
        (
            "Did exports or imports fall less in 2024?",
            ("How fast did exports fall in 2024?", "How fast did imports fall in 2024?"),
            True,
        ),
        (
            "Were Yuanshan's exports or imports larger in 2024?",
            ("What was Yuanshan's exports in 2024?", "What was Yuanshan's imports in 2024?"),
            False,
        ),
        (
            "Did Yuanshan or Shiling have more visitors in 2024?",
            ("How many visitors did Yuanshan have in 2024?", "How many visitors did Shiling have in 2024?"),
            False,
        ),
        (
            "2024年远山市出口和进口哪个增得快？",
            ("2024年远山市出口的增长是多少？", "2024年远山市进口的增长是多少？"),
            False,
        ),
        (
            "2024年远山市出口和进口哪个降得少？",
            ("2024年远山市出口的下降是多少？", "2024年远山市进口的下降是多少？"),
            True,
        ),
    ],
)
def test_which_of_two_grew_faster_asks_how_fast_each_did(
    question: str, questions: tuple[str, ...], *, lower: bool
) -> None:
    parts = parts_of(question, date(2025, 3, 1))
    assert parts.questions == questions
    assert parts.lower == lower


def test_a_yes_or_no_question_of_one_thing_is_not_taken_apart() -> None:
    assert parts_of("Did exports grow faster in 2024?", date(2025, 3, 1)).manner is Manner.ONE
