"""A server of a language model for the tests: a real one, that says what it is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Edits = list[dict[str, Any]]


@dataclass
class Reply:
    """What the server sends back: the status, the headers, the body."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


def said(content: str) -> Reply:
    """The reply of a server whose model says `content`."""
    body = json.dumps({"choices": [{"message": {"content": content}}]}).encode()
    return Reply(200, body, {"Content-Length": str(len(body))})


def chunked(reply: Reply, is_whole: bool = True) -> Reply:
    """The same reply in pieces with their sizes, with or without the end."""
    at = len(reply.body) // 2
    pieces = [b"%x\r\n%b\r\n" % (len(p), p) for p in (reply.body[:at], reply.body[at:])]
    body = b"".join([*pieces, b"0\r\n\r\n"]) if is_whole else pieces[0]
    return Reply(reply.status, body, {"Transfer-Encoding": "chunked"})


def proposing(*edits: tuple[str, str], reason: str = "odd") -> Callable[[Sequence[str]], Reply]:
    """A model that proposes each edit for every paragraph in which its text stands."""

    def answer(paragraphs: Sequence[str]) -> Reply:
        found: Edits = [
            {"line": number, "old": old, "new": new, "reason": reason}
            for number, text in enumerate(paragraphs, 1)
            for old, new in edits
            if old in text
        ]
        return said(json.dumps({"edits": found}))

    return answer


Model = Callable[[Sequence[str]], Reply]


class Server:
    """A server with a list of replies to give first, and a model for all requests after them."""

    def __init__(self, model: Model, first: Sequence[Reply]) -> None:
        self.model = model
        self.first = list(first)
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.leave = threading.Event()
        """Set when the test is over: a slow reply must not keep the server."""
        self._lock = threading.Lock()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.endpoint = f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    @property
    def paragraphs(self) -> list[list[str]]:
        """The paragraphs of each request."""
        bodies = (json.loads(one["messages"][1]["content"]) for one in self.requests)
        return [[one["text"] for one in body["paragraphs"]] for body in bodies]

    def reply(self, body: bytes, headers: dict[str, str], path: str) -> Reply:
        with self._lock:
            self.requests.append(json.loads(body))
            self.headers.append(headers)
            self.paths.append(path)
            if self.first:
                return self.first.pop(0)
            return self.model(self.paragraphs[-1])

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                reply = server.reply(body, dict(self.headers), self.path)
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                for piece in server.pieces(reply):
                    self.wfile.write(piece)
                    self.wfile.flush()

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        return Handler

    def pieces(self, reply: Reply) -> Iterator[bytes]:
        """The body at once; or, where the reply is slow, a byte now and then without an end."""
        slow = reply.headers.get("X-Slow")
        while slow and not self.leave.wait(float(slow)):
            yield b" "
        yield reply.body

    @contextmanager
    def running(self) -> Iterator[Server]:
        thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self.leave.set()
            self._http.shutdown()
            self._http.server_close()
            thread.join()


@contextmanager
def serving(model: Model | None = None, *first: Reply) -> Iterator[Server]:
    """Run a server while the block lasts; its model proposes nothing unless one is given."""
    with Server(model or proposing(), first).running() as server:
        yield server
