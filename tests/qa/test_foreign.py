"""In which language a question is."""

from __future__ import annotations

import pytest

from qa.asking import asked_in
from qa.foreign import is_in_chinese, is_known_to_rules, is_spaced
from qa.kinds import Kind

PASSAGES = {
    "de": "Die Fähre nimmt im März den Betrieb wieder auf, sagte der Sprecher der Stadt. Für das neue Schiff hat sie drei Millionen gezahlt.",
    "es": "El ferry reanuda el servicio en marzo, dijo el portavoz de la ciudad. Por el nuevo barco ha pagado tres millones.",
    "ro": "Feribotul își reia cursele în martie, a spus purtătorul de cuvânt al orașului. Pentru noua navă a plătit trei milioane.",
    "en": "The ferry resumes in March, said the spokesman of the city. For the new ship it has paid three million.",
    "ru": "Паром возобновит работу в марте, сказал представитель города. За новое судно он заплатил три миллиона.",
    "el": "Το φέρι ξαναρχίζει τον Μάρτιο, είπε ο εκπρόσωπος της πόλης. Για το νέο πλοίο πλήρωσε τρία εκατομμύρια.",
    "th": "เรือเฟอร์รี่จะกลับมาให้บริการในเดือนมีนาคม โฆษกของเมืองกล่าว",
    "zh": "市发言人说，渡轮三月恢复通航。新船花了三百万元。",
    "ja": "市の広報によると、フェリーは三月に運航を再開する。",
    "ko": "시 대변인은 페리가 3월에 운항을 재개한다고 말했다.",
}
QUESTIONS = {
    "de": "Wann nimmt die Fähre den Betrieb wieder auf?",
    "es": "¿Cuánto ha pagado la ciudad por el nuevo barco?",
    "ro": "Cât a plătit orașul pentru noua navă?",
    "en": "How much has the city paid for the new ship?",
    "ru": "Сколько город заплатил за новое судно?",
    "el": "Πόσο πλήρωσε η πόλη για το νέο πλοίο;",
    "th": "เรือเฟอร์รี่จะกลับมาให้บริการเมื่อใด",
    "zh": "渡轮什么时候恢复通航？",
    "ja": "フェリーはいつ運航を再開しますか",
    "ko": "페리는 언제 운항을 재개합니까?",
}


@pytest.mark.parametrize("language", ["de", "es", "ro", "ru", "el", "th"])
def test_of_a_language_whose_question_words_the_rules_do_not_know_they_ask_for_no_sentence(language: str) -> None:
    assert not is_known_to_rules(QUESTIONS[language])
    assert asked_in(QUESTIONS[language], 2026).kind is Kind.PHRASE


@pytest.mark.parametrize(
    "question", ["渡轮恢复通航", "渡轮什么时候恢复？", "When will the ferry resume?", QUESTIONS["ja"], QUESTIONS["ko"]]
)
def test_chinese_japanese_korean_and_english_are_known_to_the_rules(question: str) -> None:
    assert is_known_to_rules(question)


def test_chinese_japanese_and_korean_are_told_from_languages_with_spaces_between_words() -> None:
    assert [language for language, text in PASSAGES.items() if not is_spaced(text)] == ["zh", "ja", "ko"]


def test_a_chinese_name_in_a_text_with_spaces_between_words_does_not_make_it_chinese() -> None:
    assert is_spaced("The new ferry of Peichuan (沛川) resumes in March.")


def test_an_article_is_in_chinese_where_most_of_its_words_are() -> None:
    assert [language for language, text in PASSAGES.items() if is_in_chinese(text)] == ["zh"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("東渓市立図書館新館完成、蔵書八万冊。館長は会見で開館日を発表した。", False),
        ("미국 정부(美 정부)는 中 수출 규제를 발표했다. 北 대표단도 참석했다.", False),
        ("The new ferry of Peichuan (沛川) resumes in March.", False),
        ("本报讯 沛川市引进IBM、SAP、Oracle等企业，建设AI数据中心。", True),
        ("日方代表说「はい」，市长随后致辞，介绍沛川市的产业规划与港口建设情况。", True),
        ("2024 12.5% 3/4", False),
    ],
)
def test_an_article_that_quotes_another_script_stays_in_its_own_language(text: str, expected: bool) -> None:  # noqa: FBT001
    assert is_in_chinese(text) is expected
