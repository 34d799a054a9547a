"""`--date`: the day of pages that state none, kept beside them; what a page states itself is left alone."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from index.__main__ import main
from index.archive import open_archive
from index.weights.model_folder import IDENTITY
from tests.index.conftest import HARBOUR, SCHOOL

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.embedder import Embedder
    from index.settings import Settings


@pytest.fixture(autouse=True)
def own_model(monkeypatch: pytest.MonkeyPatch, settings: Settings, embedder: Embedder) -> None:
    """The model where it is."""
    assert embedder
    for name in ("SEEDS", "ARCHIVE", "EMBEDDER"):
        monkeypatch.delenv(f"WENBAO_{name}", raising=False)
    monkeypatch.setenv("WENBAO_MODELS", str(settings.models))


def run(seeds: Path, archive: Path, *arguments: str) -> dict[str, str | None]:
    """Run a command; return the day of each page in the archive that it built."""
    assert main(["--seeds", str(seeds), "--archive", str(archive), *arguments]) == 0
    return {str(one["source"]): one["issue_date"] for one in open_archive(archive, IDENTITY).articles.issues()}  # type: ignore[misc]


def test_a_day_is_given_to_new_pages_that_state_none_and_stays_theirs(
    tmp_path: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "old.txt").write_text(SCHOOL, encoding="utf-8")
    assert run(seeds, archive, "build") == {"old.txt": None}
    (seeds / "new.txt").write_text(HARBOUR, encoding="utf-8")
    (seeds / "new.txt.json").write_text('{"paper": "青石日报"}', encoding="utf-8")
    (seeds / "2026-01-05.txt").write_text(SCHOOL, encoding="utf-8")
    (seeds / "headed.txt").write_text(f"青石日报 2026年1月7日 A01版\n{SCHOOL}", encoding="utf-8")
    (seeds / "wrong.txt").write_text(HARBOUR, encoding="utf-8")
    (seeds / "wrong.txt.json").write_text("no json", encoding="utf-8")
    days = {
        "old.txt": None,
        "new.txt": "2026-02-03",
        "2026-01-05.txt": "2026-01-05",
        "headed.txt": "2026-01-07",
        "wrong.txt": None,
    }
    assert run(seeds, archive, "build", "--date", "2026-02-03") == days
    assert "2026-02-03 is now the date of new.txt.\n" in capsys.readouterr().err
    assert json.loads((seeds / "new.txt.json").read_text(encoding="utf-8")) == {
        "paper": "青石日报",
        "date": "2026-02-03",
    }
    assert run(seeds, archive, "build", "--anew") == days
    assert run(seeds, archive, "build", "--date", "2026-02-04") == days | {}
    assert "of no page: each that came or changed states its own" in capsys.readouterr().err


def test_of_the_files_that_are_added_those_that_state_no_day_get_it(seeds: Path, archive: Path, tmp_path: Path) -> None:
    (seeds / "old.txt").write_text(SCHOOL, encoding="utf-8")
    for name in ("new.txt", "2026-02-05.txt"):
        (tmp_path / name).write_text(HARBOUR, encoding="utf-8")
    files = [str(tmp_path / name) for name in ("new.txt", "2026-02-05.txt")]
    days = run(seeds, archive, "add", *files, "--date", "2026-02-03")
    assert (days["new.txt"], days["2026-02-05.txt"], days["old.txt"]) == ("2026-02-03", "2026-02-05", None)


@pytest.mark.parametrize("day", ["3.2.2026", "2026-02-30", "20260203", "2026-W05-2", ""])
def test_what_is_no_day_is_refused_with_what_was_expected(
    seeds: Path, archive: Path, day: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["--seeds", str(seeds), "--archive", str(archive), "build", "--date", day])
    assert re.search(rf"{day!r} is no day( that there is)?; expected YYYY-MM-DD", capsys.readouterr().err)
