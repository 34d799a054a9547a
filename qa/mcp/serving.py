"""Serves the tools by the official SDK: over standard input and output, or as streamable HTTP on a socket."""

from __future__ import annotations

import functools
import inspect
from typing import TYPE_CHECKING, Any

import uvicorn
from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp.types import ToolAnnotations

from index.errors import WenbaoError
from qa.mcp.guarding import guarded
from qa.mcp.tools import Tools

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from qa.access import Access
    from qa.service import Service

INSTRUCTIONS = (
    "Wenbao 问报 holds an archive of newspaper pages on this machine. It answers questions about facts with the paper's "
    "exact words and the lines they stand in (ask), finds passages (search), and gives whole articles (get_article). "
    "Whatever you tell the user from it, name the source and its lines, and keep quotes as they are."
)
READ_ONLY = ToolAnnotations(read_only_hint=True, open_world_hint=False)


def mcp_server(service: Service) -> MCPServer:
    """Return the server of the tools over this service."""
    tools = Tools(service)
    offered = [
        _offered(tools.ask, "Ask the newspaper"),
        _offered(tools.search, "Search passages"),
        _offered(tools.get_article, "Get an article"),
        _offered(tools.list_issues, "List the pages"),
    ]
    return MCPServer("wenbao", title="问报 Wenbao", instructions=INSTRUCTIONS, tools=offered)


def serve_stdio(service: Service) -> None:
    """Answer on standard input and output until the input ends; whatever else is printed goes to standard error."""
    mcp_server(service).run("stdio")


def serve_http(service: Service, listening: socket.socket, access: Access) -> None:
    """Answer at `/mcp` on a socket of loopback until the process is told to stop; other hosts' pages are refused.

    Where reading is not open, whoever asks shows a token.
    """
    app = mcp_server(service).streamable_http_app(stateless_http=True, json_response=True)
    uvicorn.Server(uvicorn.Config(guarded(app, access), log_config=None, access_log=False)).run(sockets=[listening])


def _offered(tool: Callable[..., dict[str, Any]], title: str) -> Tool:
    made = Tool.from_function(_told(tool), title=title, description=inspect.getdoc(tool), annotations=READ_ONLY)
    arguments = made.fn_metadata.arg_model
    arguments.model_config["extra"] = "forbid"  # else the SDK passes over an argument that the tool does not have
    arguments.model_rebuild(force=True)
    made.parameters = arguments.model_json_schema()
    return made


def _told(tool: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """Return the tool with its foreseen errors told to the client; the SDK keeps all others to itself."""

    @functools.wraps(tool)
    def called(**arguments: Any) -> dict[str, Any]:  # noqa: ANN401  the SDK has checked them against the signature
        try:
            return tool(**arguments)
        except WenbaoError as error:
            raise ToolError(str(error)) from error

    return called
