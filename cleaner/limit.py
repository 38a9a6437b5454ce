"""Run a function under a time limit that really ends it, whatever it is doing.

A signal or an exception waits until C code returns, and a parser may take hours over one page. So
the function runs in a process of its own, which ends itself when its time is over: the timer is
faulthandler's, a thread of C that asks nobody, the same on every platform. The process is started
at the first call and kept for the next ones; one that ended is replaced.
"""

from __future__ import annotations

import atexit
import faulthandler
import os
import pickle
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, ParamSpec, TypeVar

__all__ = ["run_limited"]

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")

_SIZE = struct.Struct(">Q")
# Not by way of multiprocessing: its children import the caller's main module again, which runs
# any script that does not expect it.
_START = "import sys; sys.path[:] = sys.argv[1:]; from cleaner.limit import _serve; _serve()"


def run_limited(
    seconds: float,
    function: Callable[_Given, _Result],
    /,
    *given: _Given.args,
    **named: _Given.kwargs,
) -> _Result:
    """Return what the function returns, or raise what it raises.

    Function, arguments and result are pickled, so that the function must be one that can be
    imported. Raises TimeoutError where it takes longer than `seconds` of wall time, and
    ChildProcessError where its process dies, as when memory runs out. Where there is no
    interpreter to start (Python inside another program) it runs in this process, without a limit.
    """
    if not sys.executable or getattr(sys, "frozen", False):
        return function(*given, **named)
    result: _Result = _own_worker().ask(seconds, (function, given, named))
    return result


class _Worker:
    """A process that runs one function after the other."""

    def __init__(self) -> None:
        self._busy = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, seconds: float, call: tuple[Callable[..., Any], Any, Any]) -> Any:
        """Have the process make a call; it is ended when no answer comes."""
        request = pickle.dumps((seconds, *call))
        with self._busy:
            started = time.monotonic()
            try:
                is_result, answer = pickle.loads(self._answered(request))
            except (EOFError, OSError) as error:
                code = self.end()
                if time.monotonic() - started >= seconds:
                    raise TimeoutError(f"no end within {seconds:g} seconds") from None
                raise ChildProcessError(f"its process died with code {code}") from error
            except BaseException:  # an interrupt: its answer must not be taken for the next one's
                self.end()
                raise
        if is_result:
            return answer
        raise answer

    def _answered(self, request: bytes) -> bytes:
        """Send a request and wait for the answer."""
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _START, str(Path(__file__).parent.parent), *sys.path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
        if not self._process.stdin or not self._process.stdout:
            raise EOFError
        _send(self._process.stdin, request)
        return _receive(self._process.stdout)

    def end(self) -> int:
        """End the process and return its exit code; the next call starts another."""
        process, self._process = self._process, None
        if process is None:
            return 0
        process.kill()
        with process:
            return process.wait()


_workers: dict[int, _Worker] = {}


def _own_worker() -> _Worker:
    """Return the worker of this process; a forked process must not talk to its parent's."""
    worker = _workers.get(os.getpid())
    if worker is None:
        worker = _workers.setdefault(os.getpid(), _Worker())
        atexit.register(worker.end)
    return worker


def _serve() -> None:
    """Answer calls from standard input until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt ends
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the answers
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        while True:
            try:
                seconds, function, given, named = pickle.loads(_receive(source))
            except EOFError:
                return
            faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
            try:
                answer = pickle.dumps((True, function(*given, **named)))
            except BaseException as error:
                answer = pickle.dumps((False, error))
            faulthandler.cancel_dump_traceback_later()
            _send(target, answer)


def _send(pipe: IO[bytes], data: bytes) -> None:
    pipe.write(_SIZE.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes:
    """Return the next message; raise EOFError where the pipe ends before its end."""
    head = pipe.read(_SIZE.size)
    if len(head) < _SIZE.size:
        raise EOFError
    (size,) = _SIZE.unpack(head)
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data
