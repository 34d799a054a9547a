"""What a correction of the question before it means: 二季度 of 不是，我问的是二季度."""

from __future__ import annotations

import re

SAY = r"(?:问|查|找|要|说|指|了解|知道|看)"
RETORTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # 不是上半年，我问的是全年: what was wrong stands before.
        rf"^(?:不是|不要|不对)(?![问说吗])[^，,。！!；;]{{0,20}}?[，,。！!；;\s]+(?:而?是|我?(?:想|要)?{SAY}的?(?:是|一下)?|我想(?:{SAY})?)?(?P<meant>.+)$",
        rf"^(?:不|错了?|[搞弄说问]错了|不对|不好意思)[，,。！!；;\s]+(?:是|我?(?:想|要)?{SAY}的?(?:是|一下)?|我想(?:{SAY})?)?(?P<meant>.+)$",
        rf"^(?:我?刚才|我)(?:想|要)?{SAY}的(?:是|其实是)?(?P<meant>.+)$",
        r"^(?:no|nope|sorry|not that)(?:[,!]|\.(?= i )|(?= i (?:mean|meant|asked|was)))\s*(?:(?:but )?i (?:mean|meant|was asking|asked|want|wanted)(?: about| to know)? )?(?:the )?(?P<meant>.+)$",
        r"^i (?:mean|meant)[, ]+(?:the )?(?P<meant>.+)$",
        r"^(?:いいえ|いや|違います|ちがいます|そうではなく)[、。\s]*(?P<meant>.+?)(?:のこと|を聞いて|について聞いて|です|います|い?る?の)*[。？?]*$",
        r"^(?:아니요?|아뇨|그게 아니라)[,.\s]+(?P<meant>.+?)(?:[을를]?\s?(?:물었|물어|말한|묻는).*|요|입니다|이에요|예요)?[.?]*$",
    )
)
# 不是上半年 of 我问的是全年，不是上半年.
NOT_THAT = re.compile(r"[，,]\s*(?:而)?不是[^，,]+$")
ENDING = re.compile(r"[。.！!？?\s的啊呀哦呢啦]+$")


def meant_by(question: str) -> str:
    """Return the words that a correction puts right; empty where the question is none."""
    retort = next(filter(None, (pattern.match(question.strip()) for pattern in RETORTS)), None)
    return ENDING.sub("", NOT_THAT.sub("", retort["meant"])) if retort else ""
