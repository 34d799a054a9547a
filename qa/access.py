"""Who may come in: by which names, from which pages, how often, and with which token."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from index.errors import SettingsError
from qa.tokens import GIVEN, Right, Tokens

if TYPE_CHECKING:
    from index.settings import Settings

READINGS = ("auto", "open", "token")
LOOPBACK_HOSTS = frozenset({"localhost", "127.0.0.1", "[::1]"})
ANY_ORIGIN = "*"


@dataclass(frozen=True, slots=True)
class Access:
    """What the settings say of who may come in.

    is_open     whether reading needs no token
    per_minute  requests a minute that a client of another machine may send; 0: as many as it likes
    origins     the origins whose pages may ask by script; `*`: all
    framed_by   the sources of `frame-ancestors`, as a policy writes them
    hosts       the names that a request may call this service by; empty: any
    """

    tokens: Tokens = field(default_factory=lambda: Tokens(None))
    is_open: bool = True
    per_minute: int = 0
    origins: frozenset[str] = frozenset()
    framed_by: str = "'none'"
    hosts: frozenset[str] = frozenset()

    @property
    def free(self) -> Right:
        """The right that everyone has."""
        return Right.READ if self.is_open else Right.NONE


def access_of(settings: Settings) -> Access:
    """Return the access of these settings; raise `SettingsError` where they would serve a network to nobody, or are off."""
    tokens, on_loopback = Tokens(settings.tokens), is_loopback(settings.host)
    is_open = _is_open(settings.reading, on_loopback=on_loopback)
    if not is_open and not any(token.right in GIVEN for token in tokens.all()):
        raise SettingsError(
            f"Serving {'' if on_loopback else f'beyond this machine ({settings.host}) '}needs a token, and {settings.tokens} "
            "holds none. Make one: python -m qa tokens add NAME --may read. Or, where everyone who reaches this address "
            "may read, set reading to open."
        )
    if settings.rate_limit < 0:
        raise SettingsError(f"The setting rate_limit is {settings.rate_limit}; expected 0 or more requests a minute.")
    named = frozenset(settings.hosts.lower().split())
    return Access(
        tokens,
        is_open,
        settings.rate_limit,
        frozenset(_origin("allowed_origins", one) for one in settings.allowed_origins.split()),
        " ".join(_origin("frame_ancestors", one) for one in settings.frame_ancestors.split()) or "'none'",
        named | LOOPBACK_HOSTS | {settings.host} if named or on_loopback else frozenset(),
    )


def is_loopback(host: str) -> bool:
    """Return whether an address to serve on is reached from this machine alone; a name that is unknown is not."""
    try:
        found = {entry[4][0] for entry in socket.getaddrinfo(host, None)}
        return all(ipaddress.ip_address(str(address).partition("%")[0]).is_loopback for address in found)
    except OSError:
        return False


def _is_open(reading: str, *, on_loopback: bool) -> bool:
    if reading not in READINGS:
        raise SettingsError(f"The setting reading is {reading!r}; expected {', '.join(READINGS)}.")
    return on_loopback if reading == "auto" else reading == "open"


def _origin(setting: str, text: str) -> str:
    """Return an origin as browsers write it: scheme, host and port, nothing behind them."""
    parts = urlsplit(text)
    if text != ANY_ORIGIN and (parts.scheme not in {"http", "https"} or not parts.netloc or parts.path.strip("/")):
        raise SettingsError(
            f"The setting {setting} names {text!r}; expected * or origins such as https://news.example.org."
        )
    return text if text == ANY_ORIGIN else f"{parts.scheme}://{parts.netloc.lower()}"
