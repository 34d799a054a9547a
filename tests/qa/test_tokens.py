"""Tokens: made, found by their secret, revoked; the file holds no secret and is never half-written."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from index.errors import SettingsError
from qa.tokens import Right, Tokens

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def tokens(tmp_path: Path) -> Tokens:
    return Tokens(tmp_path / "var" / "tokens.json")


def test_a_new_token_is_known_by_its_secret_which_the_file_does_not_hold(tokens: Tokens) -> None:
    secret = tokens.add("编辑部", Right.READ)
    holder = tokens.holder(secret.encode())
    assert holder is not None
    assert (holder.name, holder.right) == ("编辑部", Right.READ)
    assert tokens.file is not None
    assert secret not in tokens.file.read_text(encoding="utf-8")
    assert len(secret) > 40
    if os.name == "posix":
        assert stat.S_IMODE(tokens.file.stat().st_mode) == 0o600


def test_another_secret_is_nobodys(tokens: Tokens) -> None:
    secret = tokens.add("desk", Right.REBUILD)
    for other in (
        b"",
        b"wb_",
        secret[:-1].encode(),
        secret.upper().encode(),
        b"\xff\x00",
        tokens.all()[0].sha256.encode(),
    ):
        assert tokens.holder(other) is None


def test_a_right_includes_those_before_it(tokens: Tokens) -> None:
    assert not tokens.give(Right.READ)
    tokens.add("reader", Right.READ)
    assert (tokens.give(Right.READ), tokens.give(Right.REBUILD)) == (True, False)
    tokens.add("desk", Right.REBUILD)
    assert tokens.give(Right.REBUILD)


def test_a_token_that_is_revoked_elsewhere_is_refused_at_once_and_the_others_stay(tokens: Tokens) -> None:
    first, second = tokens.add("first", Right.READ), tokens.add("second", Right.READ)
    assert tokens.holder(first.encode())
    Tokens(tokens.file).revoke("first")
    assert tokens.holder(first.encode()) is None
    assert tokens.holder(second.encode())
    assert [token.name for token in tokens.all()] == ["second"]


def test_a_name_that_is_taken_or_none_is_refused_and_one_that_is_not_there_cannot_be_revoked(tokens: Tokens) -> None:
    tokens.add("desk", Right.READ)
    with pytest.raises(SettingsError, match="already"):
        tokens.add("desk", Right.REBUILD)
    for name in ("", " x", "a\tb", "x" * 61):
        with pytest.raises(SettingsError, match="visible characters"):
            tokens.add(name, Right.READ)
    with pytest.raises(SettingsError, match="there are: desk"):
        tokens.revoke("chat")
    assert len(tokens.all()) == 1


@pytest.mark.parametrize(
    "damage", [b"\xff", b"{", b"[]", b'{"tokens": [{}]}', b'{"tokens": [{"name": "x", "may": "all"}]}']
)
def test_a_damaged_file_is_told_and_opens_nothing(tokens: Tokens, damage: bytes) -> None:
    secret = tokens.add("desk", Right.REBUILD)
    assert tokens.file is not None
    tokens.file.write_bytes(damage)
    assert tokens.holder(secret.encode()) is None
    assert not tokens.give(Right.READ)
    with pytest.raises(SettingsError, match="cannot be read"):
        tokens.add("another", Right.READ)
    assert tokens.file.read_bytes() == damage


def test_a_folder_that_cannot_be_written_is_told_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError, match="cannot be written"):
        Tokens(tmp_path / "file" / "tokens.json").add("desk", Right.READ)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_without_a_file_there_are_no_tokens() -> None:
    assert (Tokens(None).all(), Tokens(None).holder(b"any"), Tokens(None).give(Right.READ)) == ((), None, False)
