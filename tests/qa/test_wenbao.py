"""The Python API: an archive opened in one line and asked in another."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.errors import SeedsError, SettingsError
from index.scope import Scope
from qa import open_wenbao
from tests.conftest import PAGE
from tests.qa.checking import check_reply

if TYPE_CHECKING:
    from pathlib import Path

    from index.settings import Settings

GROWTH = "一季度郑州高新区GDP同比增长多少？"


def test_a_program_asks_follows_up_and_narrows(copied: Settings) -> None:
    wenbao = open_wenbao(seeds=copied.seeds, archive=copied.archive, models=copied.models)
    reply = wenbao.ask(GROWTH, asked_on=date(2023, 5, 19), limit=2)
    check_reply(dict(reply), copied.seeds)
    assert reply["answer"] == "9.6%"
    assert len(reply["passages"]) == 2
    for history in ([reply], [{"question": GROWTH, "answer": "9.6%"}], [{"question": GROWTH, "answer": None}]):
        assert wenbao.ask("那固定资产投资呢？", history)["answer"] == "18.1%"
    assert wenbao.ask(GROWTH, scope=Scope(source=PAGE))["answer"] == "9.6%"
    assert wenbao.ask(GROWTH, scope=Scope(source="none.txt"))["status"] == "no_answer"
    with pytest.raises(ValueError, match="empty"):
        wenbao.ask(" ")


def test_what_is_wrong_with_settings_or_pages_is_told(copied: Settings, tmp_path: Path) -> None:
    with pytest.raises(SeedsError, match="Put the pages there"):
        open_wenbao(seeds=tmp_path / "none", archive=tmp_path / "fresh", models=copied.models)
    with pytest.raises(SettingsError, match="Unknown setting 'prot'"):
        open_wenbao(prot=1)
