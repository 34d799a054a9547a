"""Tokens: names that may read or rebuild, each by a secret of which the file holds only the hash."""

from __future__ import annotations

import hashlib
import hmac
import json
import logging
import os
import secrets
import tempfile
from dataclasses import dataclass
from datetime import datetime, timezone
from enum import IntEnum
from pathlib import Path

from index.errors import SettingsError

LONGEST_NAME = 60
BEGINNING = "wb_"  # so that a token that was left somewhere is known for one
SECRET_BYTES = 32
log = logging.getLogger(__name__)


class Right(IntEnum):
    """What a door asks for and a token gives; a right includes those before it."""

    NONE = 0
    READ = 1
    REBUILD = 2

    @property
    def word(self) -> str:
        """The right as the file and the command name it."""
        return self.name.lower()


GIVEN = (Right.READ, Right.REBUILD)


@dataclass(frozen=True, slots=True)
class Token:
    """A name, what it may, the SHA-256 of its secret in hexadecimal, and when it was made."""

    name: str
    right: Right
    sha256: str
    made_at: str


class Tokens:
    """The tokens of a file, read again whenever the file changes; without a file there are none."""

    def __init__(self, file: Path | None) -> None:
        self.file = file
        self._stamp: tuple[int, int, int] | None = None
        self._tokens: tuple[Token, ...] = ()

    def all(self) -> tuple[Token, ...]:
        """Return the tokens in order of making; raise `SettingsError` where the file cannot be read."""
        try:
            text = self.file.read_text(encoding="utf-8") if self.file else ""
        except (FileNotFoundError, NotADirectoryError):
            text = ""
        except (OSError, ValueError) as error:
            raise self._unreadable(error) from error
        try:
            return tuple(_token(said) for said in json.loads(text)["tokens"]) if text else ()
        except (ValueError, KeyError, TypeError) as error:
            raise self._unreadable(error) from error

    def holder(self, secret: bytes) -> Token | None:
        """Return whose secret this is; each is compared in the same time. Nobody's where the file cannot be read."""
        found = None
        sent = hashlib.sha256(secret).hexdigest()
        for token in self._current():
            if hmac.compare_digest(sent, token.sha256):
                found = token
        return found

    def give(self, right: Right) -> bool:
        """Return whether any token gives this right."""
        return any(token.right >= right for token in self._current())

    def add(self, name: str, right: Right) -> str:
        """Keep a new token of this name and return its secret, which is told only now; raise `SettingsError` where it cannot be."""
        tokens = self.all()
        if not 0 < len(name) <= LONGEST_NAME or not name.isprintable() or name != name.strip():
            raise SettingsError(f"The name {name[:80]!r} is none; expected 1 to {LONGEST_NAME} visible characters.")
        if any(token.name == name for token in tokens):
            raise SettingsError(f"There is a token {name} already. Revoke it first, or choose another name.")
        secret = BEGINNING + secrets.token_urlsafe(SECRET_BYTES)
        now = datetime.now(timezone.utc).isoformat(timespec="seconds")
        self._write((*tokens, Token(name, right, hashlib.sha256(secret.encode()).hexdigest(), now)))
        return secret

    def revoke(self, name: str) -> None:
        """Forget a token; a running service refuses it from its next request on. Raises `SettingsError` where there is none."""
        tokens = self.all()
        left = tuple(token for token in tokens if token.name != name)
        if len(left) == len(tokens):
            known = ", ".join(token.name for token in tokens) or "none at all"
            raise SettingsError(f"There is no token {name!r}; there are: {known}.")
        self._write(left)

    def _current(self) -> tuple[Token, ...]:
        stamp = self._stamp_now()
        if stamp != self._stamp:
            try:
                self._tokens = self.all()
            except SettingsError as error:
                self._tokens = ()
                log.error("%s", error)  # noqa: TRY400  the sentence says it all
            self._stamp = stamp
        return self._tokens

    def _stamp_now(self) -> tuple[int, int, int] | None:
        try:
            found = self.file.stat() if self.file else None
        except OSError:
            return None
        return (found.st_mtime_ns, found.st_size, found.st_ino) if found else None

    def _write(self, tokens: tuple[Token, ...]) -> None:
        """Write the file whole or not at all, readable by its owner alone."""
        if not self.file:
            raise SettingsError("There is no file for tokens; set `tokens` to one.")
        document = {
            "tokens": [
                {"name": one.name, "may": one.right.word, "sha256": one.sha256, "made_at": one.made_at}
                for one in tokens
            ]
        }
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            descriptor, fresh = tempfile.mkstemp(prefix=".tokens-", dir=self.file.parent)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(document, file, ensure_ascii=False, indent=1)
                file.flush()
                os.fsync(file.fileno())
            Path(fresh).replace(self.file)
        except OSError as error:
            raise SettingsError(
                f"{self.file} cannot be written: {error.strerror or error}. Nothing was changed."
            ) from error

    def _unreadable(self, error: Exception) -> SettingsError:
        return SettingsError(
            f"The tokens in {self.file} cannot be read ({error!r}), so no token is good. Restore the file, or delete it "
            "and make new ones: python -m qa tokens add NAME."
        )


def _token(said: dict[str, str]) -> Token:
    return Token(said["name"], Right[said["may"].upper()], said["sha256"], said["made_at"])
