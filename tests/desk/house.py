"""The house's own page and files over HTTP, with the played server in place of Socket.IO."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from jinja2 import Environment, FileSystemLoader
from typing_extensions import override

from tests.board.hall import ROOM

HOUSE = Path(__file__).parents[2]
SERVER = Path(__file__).parent / "server.js"
_KINDS = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2"}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'"
)


class Files(BaseHTTPRequestHandler):
    """Answers with the desk's page or a static file."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.endswith("/desk"):
            policy = {"Content-Security-Policy": _POLICY}
            self._answer(desk_page(path.split("/")[1]).encode(), "text/html", policy)
        else:
            file = SERVER if "socket.io" in path else HOUSE / path.lstrip("/")
            kept = {"Cache-Control": "max-age=600"}
            self._answer(file.read_bytes(), _KINDS[file.suffix], kept)

    def _answer(self, body: bytes, kind: str, headers: dict[str, str]) -> None:
        self.send_response(200)
        lengths = {"Content-Type": f"{kind}; charset=utf-8", "Content-Length": str(len(body))}
        for name, value in (lengths | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    @override
    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def served() -> Iterator[str]:
    """The address of the house while the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Files)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def desk_page(code: str) -> str:
    """The template as the server fills it."""
    house = Environment(loader=FileSystemLoader(HOUSE / "templates"), autoescape=True)
    house.globals.update(_=lambda text: text, assets=lambda name: f"/static/{name}")
    shown = f"{code[:3]}-{code[3:]}"
    return house.get_template("desk.html").render(
        summit={"title": ROOM["title"], "topic": ROOM["topic"], "code": code, "code_shown": shown},
        board_url=f"/{code}/board",
        organiser_url="/organiser/summits/1",
    )
