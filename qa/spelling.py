"""How Korean and Russian newspapers spell a Chinese syllable: lin is 린 and линь, xi is 시 and си."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

INITIAL = re.compile(r"zh|ch|sh|[bpmfdtnlgkhjqxrzcs]?")
# y and w only write a final that no consonant begins: yan is ian, wu is u. Behind j, q and x u is ü.
BARE = {"yi": "i", "yin": "in", "ying": "ing", "yu": "ü", "yue": "üe", "yuan": "üan", "yun": "ün", "wu": "u", "you": "iou", "wei": "uei", "wen": "uen", "weng": "ueng"}  # fmt: skip
# The Korean standard of 1986; j and q swallow the i of a final.
KOREAN_INITIALS = dict(
    zip(
        "b p m f d t n l g k h j q x zh ch sh r z c s".split(),  # noqa: SIM905  a row of sounds
        "ㅂㅍㅁㅍㄷㅌㄴㄹㄱㅋㅎㅈㅊㅅㅈㅊㅅㄹㅈㅊㅅ",
        strict=True,
    )
)
KOREAN_FINALS = {
    "a": "아", "o": "오", "e": "어", "i": "이", "u": "우", "ü": "위", "ai": "아이", "ei": "에이", "ao": "아오", "ou": "어우", "an": "안", "en": "언",
    "ang": "앙", "eng": "엉", "er": "얼", "ia": "야", "ie": "예", "iao": "야오", "iou": "유", "iu": "유", "ian": "옌", "in": "인", "iang": "양",
    "ing": "잉", "iong": "융", "ua": "와", "uo": "워", "uai": "와이", "uei": "웨이", "ui": "우이", "uan": "완", "uen": "원", "un": "운", "uang": "왕",
    "ueng": "웡", "ong": "웅", "üe": "웨", "ue": "웨", "üan": "위안", "ün": "윈",
}  # fmt: skip
SWALLOWED = {"야": "아", "예": "에", "야오": "아오", "유": "우", "옌": "엔", "양": "앙", "융": "웅"}
# The system of Palladius.
RUSSIAN_INITIALS = dict(
    zip(
        "b p m f d t n l g k h j q x zh ch sh r z c s".split(),  # noqa: SIM905  a row of sounds
        "б п м ф д т н л г к х цз ц с чж ч ш ж цз ц с".split(),  # noqa: SIM905
        strict=True,
    )
)
RUSSIAN_FINALS = {
    "a": "а", "o": "о", "e": "э", "i": "и", "u": "у", "ü": "юй", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу", "an": "ань", "en": "энь", "ang": "ан",
    "eng": "эн", "er": "эр", "ia": "я", "ie": "е", "iao": "яо", "iou": "ю", "iu": "ю", "ian": "янь", "in": "инь", "iang": "ян", "ing": "ин",
    "iong": "юн", "ua": "уа", "uo": "о", "uai": "уай", "uei": "уй", "ui": "уй", "uan": "уань", "uen": "унь", "un": "унь", "uang": "уан",
    "ueng": "вэн", "ong": "ун", "üe": "юэ", "ue": "юэ", "üan": "юань", "ün": "юнь",
}  # fmt: skip
# Without a consonant before them.
RUSSIAN_BARE = {"u": "у", "ua": "ва", "uo": "во", "uai": "вай", "uei": "вэй", "uan": "вань", "uen": "вэнь", "uang": "ван"}  # fmt: skip
WHISTLED, HISSED, DORSAL = {"z", "c", "s"}, {"zh", "ch", "sh", "r"}, {"j", "q", "x"}


@lru_cache(maxsize=1024)
def in_hangul(syllable: str) -> str:
    """Return how Korean writes a syllable given in pinyin; empty where it is none. Tense consonants are written as plain ones."""
    initial, final = _parts(syllable)
    spelled = KOREAN_FINALS.get(final, "")
    if initial in {"j", "q"}:
        spelled = SWALLOWED.get(spelled, spelled)
    if final == "i" and initial in WHISTLED | HISSED:
        spelled = "으"
    if not spelled or not initial:
        return spelled
    rest = unicodedata.normalize("NFD", spelled)[1:]
    return unicodedata.normalize("NFC", _leading(KOREAN_INITIALS[initial]) + rest)


@lru_cache(maxsize=1024)
def in_cyrillic(syllable: str) -> str:
    """Return how Russian writes a syllable given in pinyin, without soft and hard signs; empty where it is none."""
    initial, final = _parts(syllable)
    spelled = RUSSIAN_FINALS.get(final, "") if initial else RUSSIAN_BARE.get(final) or RUSSIAN_FINALS.get(final, "")
    if final == "i" and initial in WHISTLED:
        spelled = "ы"
    if initial == "h" and final == "ui":
        spelled = "уэй"
    return without_signs(RUSSIAN_INITIALS.get(initial, "") + spelled) if spelled else ""


def without_signs(text: str) -> str:
    """Return Russian text without soft and hard signs: before endings writers drop and add them."""
    return re.sub("[ьъ]", "", text.lower())


def plain_hangul(text: str) -> str:
    """Return Korean text with tense consonants as plain ones, as writers vary: 씽 and 싱."""
    plain = dict(zip("ᄁᄄᄈᄊᄍ", "ᄀᄃᄇᄉᄌ", strict=True))
    return unicodedata.normalize("NFC", "".join(plain.get(one, one) for one in unicodedata.normalize("NFD", text)))


def _parts(syllable: str) -> tuple[str, str]:
    """Return the initial and the final of a syllable, the final as it is spoken: yan is ian, ju is jü."""
    said = syllable.replace("v", "ü")
    if said in BARE:
        return "", BARE[said]
    if said[:1] in {"y", "w"}:
        return "", {"y": "i", "w": "u"}[said[0]] + said[1:]
    initial = INITIAL.match(said)
    assert initial
    final = said[initial.end() :]
    return initial[0], re.sub("^u", "ü", final) if initial[0] in DORSAL else final


def _leading(consonant: str) -> str:
    """Return the form of a Korean consonant that leads a syllable."""
    return unicodedata.normalize(
        "NFD", chr(ord("가") + 588 * "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".index(consonant))
    )[0]
