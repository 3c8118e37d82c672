"""The description of the service in OpenAPI: ``python -m api.openapi`` writes ``docs/openapi.json``.

Its examples are what the service itself was asked and answered, with a small ward that
``api.recording`` keeps for it.
"""

import json
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

FILE = Path(__file__).parent.parent / "docs" / "openapi.json"
RESOURCES = "/v1"
PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}}
Description = dict[str, Any]


def operation_id(route: APIRoute) -> str:
    """The function's own name; each is used once."""
    return route.name


def description_of(app: FastAPI) -> Description:
    """The resources, without examples; pages are no part of it."""
    whole = get_openapi(
        title=app.title, version=app.version, description=app.description, routes=app.routes
    )
    whole["paths"] = {path: each for path, each in whole["paths"].items() if _is_resource(path)}
    for operation in operations(whole).values():
        for status, answer in operation["responses"].items():
            if status[0] in "45":
                answer["content"] = PROBLEM
    return whole


def as_text(description: Description) -> str:
    """The file's text: sorted, so that a change shows as itself."""
    return json.dumps(description, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def operations(description: Description) -> dict[str, Description]:
    """Every operation by its id, with its ``path`` and ``method``."""
    return {
        operation["operationId"]: operation | {"path": path, "method": method}
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    }


def _is_resource(path: str) -> bool:
    return path.startswith(RESOURCES + "/")


def main() -> None:
    """Write the file anew."""
    from api.recording import recorded

    FILE.write_text(as_text(recorded()), encoding="utf-8")


if __name__ == "__main__":
    main()
