"""GB18030 or Big5: the same bytes are often text in both, so the one in which they read as Chinese is taken."""

from __future__ import annotations

from index.simplified import simplified

CODECS = ("gb18030", "big5hkscs")
# The commonest characters of newspaper Chinese with its punctuation; bytes read in the wrong encoding give rare ones.
COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平"
    "形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党"
    "程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干"
    "市记报讯省县委书本日亿元万增长企业项目，。、；：？！“”《》（）0123456789%\n "
)


def decoded_chinese(data: bytes) -> str | None:
    """Decode bytes in the encoding in which most characters are common ones; None where they are text in neither."""
    texts = [text for codec in CODECS if (text := _decoded(data, codec)) is not None]
    return max(texts, key=_commonness, default=None)


def _decoded(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _commonness(text: str) -> float:
    return sum(one in COMMON for one in simplified(text)) / max(1, len(text))
