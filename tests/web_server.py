"""A web server of one file on this computer, for tests of downloads."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Served:
    """Once, after `breaks_at` bytes, it hangs up; with `ranges` False it knows none; `asked` are the ranges asked for; `state` is its
    ETag."""

    content: bytes
    url: str = ""
    breaks_at: int = 0
    ranges: bool = True
    status: int = 200
    state: str = '"first"'
    asked: list[str] = field(default_factory=list)


@contextmanager
def serving(content: bytes) -> Iterator[Served]:
    """Serves `content` at `url`."""
    told = Served(content)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers.get("Range", "")
            told.asked.append(wanted)
            if told.status != 200:
                self.send_error(told.status)
                return
            same = self.headers.get("If-Range", told.state) == told.state
            start, size = int(wanted[6:-1]) if wanted and told.ranges and same else 0, len(told.content)
            if start >= size:
                self.send_response(416)
                self.send_header("Content-Range", f"bytes */{size}")
                self.end_headers()
                return
            self.send_response(206 if start else 200)
            if start:
                self.send_header("Content-Range", f"bytes {start}-{size - 1}/{size}")
            self.send_header("Content-Length", str(size - start))
            if told.state:
                self.send_header("ETag", told.state)
            self.end_headers()
            end, told.breaks_at = told.breaks_at or size, 0
            self.wfile.write(told.content[start:end])

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as web:
        told.url = f"http://127.0.0.1:{web.server_port}/network.tflite"
        thread = threading.Thread(target=web.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield told
        finally:
            web.shutdown()
            thread.join()
