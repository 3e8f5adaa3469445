"""Robots and a mailbox on the loopback: what they were sent, and the answers they give instead of a success."""

import json
import socketserver
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from storage.mirrors import destinations
from tests.unit.handlers.stage import Stage
from union.core.groups import Group, Person
from union.mirrors.destinations import Address, read_address

Answer = tuple[int, dict[str, str], bytes]
TAKEN: Answer = (200, {}, b'{"errcode":0,"errmsg":"ok"}')


@dataclass(frozen=True)
class Call:
    """One request, its JSON read."""

    path: str
    query: dict[str, list[str]]
    body: Any


@dataclass
class Robots:
    """`answers`: by the key in the path or the query what is answered, one after another; then all is taken."""

    place: str = ""
    calls: list[Call] = field(default_factory=list)
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    hang: threading.Event = field(default_factory=threading.Event)

    def answer(self, call: Call) -> Answer:
        """What this call gets."""
        self.calls.append(call)
        key = next(
            iter([*call.query.get("key", []), *call.query.get("access_token", [])]),
            call.path.rsplit("/", 1)[-1],
        )
        if key.startswith("hang"):
            self.hang.wait(30)
        waiting = self.answers.get(key, [])
        return waiting.pop(0) if waiting else TAKEN

    def texts(self, key: str) -> list[str]:
        """What the robot of this key was told."""
        return [_text(call.body) for call in self.calls if key in f"{call.path}{call.query}"]


class Quiet(ThreadingHTTPServer):
    """Who hung up on it is not told on stderr, which the next test may read."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Everything else is."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def robots() -> Iterator[Robots]:
    """The robots while they listen."""
    found = Robots()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            parts = urlsplit(self.path)
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, headers, content = found.answer(Call(parts.path, parse_qs(parts.query), json.loads(body)))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(content)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing on stderr."""

    server = Quiet(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found.place = f"127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield found
    finally:
        found.hang.set()
        server.shutdown()
        server.server_close()


@contextmanager
def mailbox() -> Iterator[tuple[str, list[str]]]:
    """An SMTP server's place, and the mails it has got."""
    mails = list[str]()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 here\r\n")
            while line := self.rfile.readline():
                word = line.split()[0].upper() if line.split() else b""
                if word == b"DATA":
                    self.wfile.write(b"354 go on\r\n")
                    mails.append(b"".join(iter(self.rfile.readline, b".\r\n")).decode())
                self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 ok\r\n")
                if word == b"QUIT":
                    return

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield f"127.0.0.1:{server.server_address[1]}", mails
    finally:
        server.shutdown()
        server.server_close()


def robot(stage: Stage, group: Group, person: Person) -> int:
    """A robot a group's posts are copied to; nobody can open its address."""
    address = read_address("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7aaa-4bc4")
    assert isinstance(address, Address)
    with stage.store.unit() as db:
        return destinations.add(db, group, person, address, "sealed", stage.now).id


def _text(body: Any) -> str:
    inner = body.get("text") or body.get("content") or body
    return str(inner.get("content") or inner.get("text") or inner.get("message"))
