"""Ask a server with the chat interface of OpenAI, and wait no longer than said.

Plain `urllib`: one request, one answer. The key is read from the environment when it is needed
and goes into the header of the request, nowhere else. Redirections are not followed, since they
would carry key and text to a server that nobody named.
"""

from __future__ import annotations

import http.client
import json
import os
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Any
from urllib.parse import urlsplit

from cleaner.errors import CleanerError, ConfigError
from cleaner.filters.post_edit.prompt import excerpt
from cleaner.settings import bounded
from cleaner.version import __version__

__all__ = ["Client", "Connection", "NoAnswerError"]


class NoAnswerError(CleanerError):
    """The server could not be reached, refused, or sent something that is no answer."""


@dataclass(frozen=True)
class Connection:
    """How long and how often a server is asked."""

    timeout_seconds: float = 120.0
    """How long one request may take, its answer included; a large model on a small machine needs
    a minute for a page."""
    attempts: int = bounded(4, least=1)
    """How often one request is sent, where the server is busy, fails or cannot be reached."""
    wait_seconds: float = 1.0
    """The wait before the second attempt; it doubles with each. A longer one that the server asks
    for is kept, up to the next setting."""
    most_wait_seconds: float = 60.0
    """The longest wait before an attempt."""
    give_up_after: int = bounded(3, least=1)
    """After so many requests without an answer, one after the other, no more are sent in this run;
    what is unanswered is asked by the next."""
    answer_bytes: int = 2_000_000
    """The largest answer that is read."""


@dataclass
class Client:
    """One server, and how many requests in a row it has failed."""

    endpoint: str
    key_variable: str
    connection: Connection
    failed_in_row: int = 0

    def check(self) -> None:
        """Raise ConfigError for an endpoint that is no address of a server."""
        parts = urlsplit(self.endpoint)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ConfigError(
                f"post-edit.endpoint: expected an address such as https://host/v1, "
                f"got {self.endpoint!r}"
            )
        if parts.username or parts.password:
            raise ConfigError(
                "post-edit.endpoint: expected an address without a password, got one with; "
                f"put the key into the environment variable {self.key_variable}"
            )

    def ask(self, body: bytes) -> str:
        """Return what the model says to a request; raise NoAnswerError where it says nothing."""
        if self.failed_in_row >= self.connection.give_up_after:
            raise NoAnswerError(f"not asked, since {self.failed_in_row} requests in a row failed")
        try:
            content = _content(self._tried(body))
        except NoAnswerError:
            self.failed_in_row += 1
            raise
        self.failed_in_row = 0
        return content

    def _tried(self, body: bytes) -> bytes:
        """Send the request, again after a failure that may pass."""
        wait = self.connection.wait_seconds
        for attempt in range(1, self.connection.attempts + 1):
            try:
                return self._sent(body)
            except _PassingError as failure:
                if attempt == self.connection.attempts:
                    often = f", {attempt} times" if attempt > 1 else ""
                    raise NoAnswerError(f"{failure}{often}") from None
                longest = self.connection.most_wait_seconds
                time.sleep(min(longest, max(wait, failure.wait_seconds)))
                wait *= 2
        raise NoAnswerError("no attempt was made")  # pragma: no cover - there is at least one

    def _sent(self, body: bytes) -> bytes:
        """Send the request once; raise _PassingError for what may be better next time."""
        key = os.environ.get(self.key_variable, "").strip()
        headers = {"Content-Type": "application/json", "User-Agent": f"cleaner/{__version__}"}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        address = f"{self.endpoint.rstrip('/')}/chat/completions"
        request = urllib.request.Request(address, body, headers, method="POST")
        deadline = time.monotonic() + self.connection.timeout_seconds
        try:
            with self._opener().open(request, timeout=self.connection.timeout_seconds) as response:
                return _without(key, self._read(response, deadline))
        except urllib.error.HTTPError as error:
            with error:
                raise self._refusal(error, key) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise _PassingError(_unreached(error)) from None

    def _read(self, response: http.client.HTTPResponse, deadline: float) -> bytes:
        """Read an answer as it comes, up to a size and a time."""
        pieces: list[bytes] = []
        size = 0
        while piece := response.read1(_PIECE_BYTES):
            pieces.append(piece)
            size += len(piece)
            if size > self.connection.answer_bytes:
                raise NoAnswerError(f"the answer is over {self.connection.answer_bytes:,} bytes")
            if time.monotonic() > deadline:
                raise TimeoutError
        if response.length:  # the connection ended before the answer did
            raise http.client.IncompleteRead(b"", response.length)
        return b"".join(pieces)

    def _opener(self) -> urllib.request.OpenerDirector:
        """Return what opens addresses: no redirections, and no proxy before this machine."""
        handlers: list[urllib.request.BaseHandler] = [_NoRedirection()]
        if urlsplit(self.endpoint).hostname in ("localhost", "127.0.0.1", "::1"):
            handlers.append(urllib.request.ProxyHandler({}))
        return urllib.request.build_opener(*handlers)

    def _refusal(self, error: urllib.error.HTTPError, key: str) -> CleanerError:
        """Return the exception for an answer with an error status."""
        if error.code in _PASSING_STATUSES:
            return _PassingError(f"the server answered {error.code}", _asked_wait(error))
        if error.code in (401, 403):
            state = "is set" if key else "is not set"
            return NoAnswerError(
                f"the server answered {error.code}: it wants another key; "
                f"the environment variable {self.key_variable} {state}"
            )
        if 300 <= error.code < 400:
            return NoAnswerError(
                f"the server answered {error.code}: it stands elsewhere; correct the endpoint"
            )
        said = _without(key, _body(error)).decode("utf-8", "replace")
        return NoAnswerError(f"the server answered {error.code}: {excerpt(_message(said))}")


_PIECE_BYTES = 1 << 16
_LEAST_KEY_CHARS = 8  # a shorter one is no secret, and may be a word
_PASSING_STATUSES = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})


class _PassingError(NoAnswerError):
    """A failure that may pass; the server may have said when to come again."""

    def __init__(self, message: str, wait_seconds: float = 0.0) -> None:
        super().__init__(message)
        self.wait_seconds = wait_seconds


class _NoRedirection(urllib.request.HTTPRedirectHandler):
    """Make an error of a redirection."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> None:
        """Refuse to follow."""


def _without(key: str, data: bytes) -> bytes:
    """Return what a server sent without the key, should it have sent that back."""
    if len(key) < _LEAST_KEY_CHARS:
        return data
    return data.replace(key.encode("utf-8"), b"(key)")


def _body(error: urllib.error.HTTPError) -> bytes:
    """Return the beginning of what came with an error status."""
    try:
        return error.read(_PIECE_BYTES)
    except (OSError, http.client.HTTPException):
        return b""


def _asked_wait(error: urllib.error.HTTPError) -> float:
    """Return the seconds that a server asks to wait, 0 where it does not say so in seconds."""
    value = error.headers.get("Retry-After", "") if error.headers else ""
    return float(value) if value.strip().isdecimal() else 0.0


def _unreached(error: Exception) -> str:
    """Return in words why a server was not reached, without its name."""
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, TimeoutError):
        return "the server did not answer in time"
    said = reason.strerror if isinstance(reason, OSError) and reason.strerror else ""
    return f"the server was not reached ({said or type(reason).__name__})"


def _message(said: str) -> str:
    """Return the message in the body of an error, as servers of this interface give it."""
    try:
        error = json.loads(said)["error"]
        return str(error["message"] if isinstance(error, Mapping) else error)
    except (ValueError, KeyError, TypeError, RecursionError):
        return said


def _content(data: bytes) -> str:
    """Return what the model said, from the body of an answer."""
    try:
        value: Any = json.loads(data)
        content = value["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        content = None
    if not isinstance(content, str):
        shown = excerpt(data[:_PIECE_BYTES].decode("utf-8", "replace"))
        raise NoAnswerError(f"expected a chat completion from the server, got {shown}")
    return content
