"""What the service says of itself in OpenAPI is so: made requests, right and wrong ones, never bring it down."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, configuration, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance
from service_here import on_a_port, served, settings_of

TAKES_NOTHING = {"GET /health", "GET /ready", "GET /metrics", "GET /v1/info"}
# Hypothesis writes what it learns, and not in the folder of the project.
configuration.set_hypothesis_home_dir(Path(os.environ["HOME"], "hypothesis"))
CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance]
# The same requests each time, and none that another run kept.
SAME = settings(
    max_examples=6,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@schemathesis.serializer("application/x-ndjson")
def lines(context: Any, value: Any) -> bytes:
    """A body of lines as it is sent."""
    return value if isinstance(value, bytes) else str(value).encode(errors="surrogatepass")


@pytest.mark.loopback
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_no_request_made_from_the_description_is_a_fault(tmp_path: Path, mode: GenerationMode) -> None:
    tried: set[str] = set()
    with on_a_port(settings_of(tmp_path)) as port:
        schema = schemathesis.openapi.from_url(f"http://127.0.0.1:{port}/openapi.json")
        for found in schema.get_all_operations():
            assert isinstance(found, Ok)
            operation = found.ok()
            if mode is GenerationMode.NEGATIVE and operation.label in TAKES_NOTHING:
                continue

            @SAME
            @given(case=operation.as_strategy(generation_mode=mode))
            def holds(case: Any) -> None:
                case.call_and_validate(checks=CHECKS, timeout=60)

            holds()
            tried.add(operation.label)
    assert {"POST /v1/ask", "POST /v1/batch", "POST /v1/verify", "GET /v1/cite"} <= tried
    assert len(tried) == (9 if mode is GenerationMode.NEGATIVE else 13)


def test_the_description_has_an_example_and_every_error(tmp_path: Path) -> None:
    with served(settings_of(tmp_path)) as client:
        described = client.get("/openapi.json").json()
    asked = described["components"]["schemas"]["QuestionGiven"]["examples"]
    assert asked[0] == {"question": "Hoeveel lachgaszaken zijn er bij het OM geregistreerd?"}
    for path, operations in described["paths"].items():
        for operation in operations.values():
            assert operation["summary"]
            if path.startswith("/v1/"):
                assert {"401", "429", "500", "503"} <= set(operation["responses"])
    assert {"400", "408", "413", "422", "504"} <= set(described["paths"]["/v1/ask"]["post"]["responses"])
    assert described["components"]["securitySchemes"]["sleutel"]["scheme"] == "bearer"
    assert "traceback" not in json.dumps(described).lower()
