"""schemathesis asks each door what its description allows and what it does not; `benchmarks.contract` asks more."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode

from qa.access import Access
from tests.conftest import PROJECT
from tests.qa.web.contract_hooks import keeps_what_stands_in_words
from tests.qa.web.desks import BEARER, desk_over, tokens_in

if TYPE_CHECKING:
    from pathlib import Path

    from index.settings import Settings
    from qa.service import Service

CONFIG = PROJECT / "tests" / "qa" / "web" / "contract.toml"
# Its client without a network unpacks nothing.
HEADERS = BEARER | {"Accept": "application/json", "Accept-Encoding": "identity"}
SEEDED = settings(
    max_examples=4,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["allowed", "not allowed"])
def test_every_door_keeps_its_description(
    copied: Settings, service: Service, tmp_path: Path, mode: GenerationMode
) -> None:
    app = desk_over(copied, service, Access(tokens_in(tmp_path), is_open=False)).app
    schema = schemathesis.openapi.from_wsgi("/openapi.json", app, config=schemathesis.Config.from_path(CONFIG))
    asked = set()
    for found in schema.get_all_operations():
        operation = found.ok()  # type: ignore[union-attr]  # the description is whole
        if mode is GenerationMode.NEGATIVE and not (operation.body or any(operation.iter_parameters())):
            continue  # of a door that takes nothing, nothing is off; it would be sought long

        @SEEDED
        @given(operation.as_strategy(generation_mode=mode).filter(keeps_what_stands_in_words))
        def ask(case: schemathesis.Case[Any]) -> None:
            asked.add(case.path)
            case.call_and_validate(headers=HEADERS)

        # Of a door that takes any text nothing is off either.
        with suppress(*([Unsatisfiable] if mode is GenerationMode.NEGATIVE else [])):
            ask()
    assert {"/ask", "/search", "/index/pages/{name}", "/v1/chat/completions"} <= asked
