"""Cuts Chinese text into words with their part of speech, by jieba (its Rust port)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import rjieba

SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷"
    "侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)
# A post as it stands before a name; of the many that end in 长 any will do.
POST = r"(?:[部局厅院校会区县市省州镇乡村队处科所站厂馆园店组班行社台]长|秘书长|董事长|理事长|书记|主任|主席|总裁|经理|总监|代表|委员|同志|记者|通讯员|教授|先生|女士|总理|主编|教练|负责人|发言人)"
TITLE = re.compile(POST + "$")
# Tags of proper names.
PROPER = frozenset({"ns", "nt", "nr", "nz"})
GIVEN_NAME = re.compile(r"[\u4e00-\u9fff]{1,2}")


@dataclass(frozen=True, slots=True)
class Word:
    """`text` begins at `start`; `tag` is its part of speech in the ICTCLAS set: n noun, ns place, nr person, v verb."""

    text: str
    start: int
    tag: str

    @property
    def end(self) -> int:
        """Where the word ends."""
        return self.start + len(self.text)

    @property
    def solid(self) -> bool:
        """Whether the word is made of letters or figures, not of punctuation."""
        return any(character.isalnum() for character in self.text)


@lru_cache(maxsize=1)
def _segmenter() -> rjieba.Jieba:
    return rjieba.Jieba()


@lru_cache(maxsize=4096)
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text in order; together they are the text."""
    words: list[Word] = []
    start = 0
    for word, tag in _segmenter().tag(text):
        words.append(Word(word, start, tag))
        start += len(word)
    return tuple(_with_persons(words))


def is_in_dictionary(word: str) -> bool:
    """Return whether the dictionary of the segmenter has a word; what it puts together by guess is none."""
    return len(_segmenter().cut(word, hmm=False)) == 1


def _with_persons(words: list[Word]) -> list[Word]:
    """Put together a name that jieba has cut: 书记 | 张 | 红军 is 书记 | 张红军, and 罗文 | 博 is 罗文博."""
    joined: list[Word] = []
    for word in words:
        last = joined[-1] if joined else None
        if (
            last
            and last.text in SURNAMES
            and GIVEN_NAME.fullmatch(word.text)
            and (word.tag[0] in "nazxj" or len(joined) == 1)
            and (len(joined) == 1 or TITLE.search(joined[-2].text))
        ) or (
            last
            and last.tag == word.tag == "nr"
            and len(last.text) == 2
            and len(word.text) == 1
            and last.text[0] in SURNAMES
        ):
            joined[-1] = Word(last.text + word.text, last.start, "nr")
        else:
            joined.append(word)
    return joined
