"""The settings of both commands: one frozen object, from `wenbao.toml` and the environment, defaults for the rest.

In the environment a setting is `WENBAO_` and its name in capitals; it wins over the file. An unknown name is an error.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import SettingsError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "WENBAO_"
# A file is copied, shown and committed more easily than an environment.
ONLY_IN_ENVIRONMENT = "model_key"
FILE = Path("wenbao.toml")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are and how they are served.

    seeds     the folder of newspaper pages
    archive   the folder that the archive is built in
    models    the folder of the default model
    embedder  a sentence-transformers name or folder in place of the default model; empty: the default
    reader    `rules`, or a folder with a question answering model or a cross-encoder, in place of the default reader; empty: the default
    host      the address to serve on
    port      the port to serve on
    threads   how many requests are answered at a time
    tokens    the file of the tokens that open reading or rebuilding; made by `python -m qa tokens`
    reading   `open`, `token`, or `auto`: open on loopback, by token beyond
    rate_limit  how many requests a minute a client of another machine may send; 0: as many as it likes
    allowed_origins  origins whose pages may ask by script, by spaces; `*`: all; empty: none but our own
    frame_ancestors  origins whose pages may hold ours in a frame, by spaces; empty: none
    hosts     names that this service is reached by, by spaces; empty: on loopback those of loopback, beyond it any
    trusted_proxy  the address of the proxy in front, whose X-Forwarded headers are believed; empty: there is none
    log_questions  whether the log of the service holds the words of the questions
    model_url   an OpenAI-compatible address whose language model words the answers; empty: none does
    model_name  the model to ask for there
    model_key   the key to it; from the environment only
    model_timeout_s  how many seconds it may take for an answer
    """

    seeds: Path = Path("seeds")
    archive: Path = Path("var/archive")
    models: Path = Path("var/models")
    embedder: str = ""
    reader: str = ""
    host: str = "127.0.0.1"
    port: int = 8000
    threads: int = 64
    tokens: Path = Path("var/tokens.json")
    reading: str = "auto"
    rate_limit: int = 300
    allowed_origins: str = ""
    frame_ancestors: str = ""
    hosts: str = ""
    trusted_proxy: str = ""
    log_questions: bool = False
    model_url: str = ""
    model_name: str = ""
    model_key: str = field(default="", repr=False)
    model_timeout_s: int = 10


def read_settings(
    environment: Mapping[str, str], file: Path = FILE, given: Mapping[str, Any] | None = None
) -> Settings:
    """Return the settings: those `given` by the command line or a program, then the environment's, then the file's."""
    values: dict[str, Any] = {}
    for where, named in ((str(file), _from_file(file)), ("the environment", _from_environment(environment))):
        values |= {name: _converted(name, value, where) for name, value in named.items()}
    for name, value in (given or {}).items():
        if value is not None:
            values[name] = _converted(name, str(value) if isinstance(value, Path) else value, "what was given")
    return Settings(**values)


def _from_file(file: Path) -> dict[str, Any]:
    try:
        named = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise SettingsError(f"{file} cannot be read: {error}. It holds lines such as `port = 8000`.") from error
    if ONLY_IN_ENVIRONMENT in named:
        raise SettingsError(
            f"{file} holds {ONLY_IN_ENVIRONMENT}; take it out and set WENBAO_MODEL_KEY in the environment."
        )
    return named


def _from_environment(environment: Mapping[str, str]) -> dict[str, str]:
    return {name.removeprefix(PREFIX).lower(): value for name, value in environment.items() if name.startswith(PREFIX)}


def _converted(name: str, value: object, where: str) -> object:
    defaults: dict[str, object] = {one.name: one.default for one in fields(Settings)}
    if name not in defaults:
        raise SettingsError(f"Unknown setting {name!r} in {where}. Known: {', '.join(defaults)}.")
    kind = type(defaults[name])
    if kind is bool:
        return _truth(name, value, where)
    if isinstance(value, bool) or not isinstance(value, (str, int)) or (kind is not int and not isinstance(value, str)):
        raise SettingsError(f"The setting {name} in {where} is {value!r}; expected {_expected(kind)}.")
    if kind is not int:
        if kind is not str and not value:
            raise SettingsError(f"The setting {name} in {where} is empty; expected {_expected(kind)}.")
        return value if kind is str else Path(str(value))
    try:
        return int(value)
    except ValueError as error:
        raise SettingsError(f"The setting {name} in {where} is {value!r}; expected {_expected(kind)}.") from error


def _truth(name: str, value: object, where: str) -> bool:
    said = str(value).lower()
    if not isinstance(value, (bool, str)) or said not in {"true", "false"}:
        raise SettingsError(f"The setting {name} in {where} is {value!r}; expected true or false.")
    return said == "true"


def _expected(kind: type) -> str:
    return {int: "a whole number", str: "a text"}.get(kind, "a path")
