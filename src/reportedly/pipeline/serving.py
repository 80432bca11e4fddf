"""The life of a worker process: raw articles in, outcomes out, until nobody is there any more."""

import logging
import os
import signal
import sys
from typing import IO

import msgspec

from reportedly.model import Raw
from reportedly.pipeline.analysing import outcome_of

_LENGTH = 8


def quiet() -> None:
    """Libraries keep what they have to say of a page to themselves: a page's troubles are told once, as failures."""
    logging.disable(logging.CRITICAL)


def put(pipe: IO[bytes], message: bytes) -> None:
    """Send one message, with its length first. Raises OSError or ValueError if nobody is there."""
    pipe.write(len(message).to_bytes(_LENGTH, "big"))
    pipe.write(message)
    pipe.flush()


def take(pipe: IO[bytes]) -> bytes | None:
    """Receive one message; None if there will be no more."""
    head = pipe.read(_LENGTH)
    size = int.from_bytes(head, "big")
    message = pipe.read(size) if len(head) == _LENGTH else b""
    return message if len(message) == size and head else None


def serve() -> None:
    """Answer each article on standard input with its outcome on standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to stop
    quiet()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever else is printed must not get among the answers
    decoder = msgspec.msgpack.Decoder(Raw)
    while (message := take(sys.stdin.buffer)) is not None:
        try:
            put(answers, msgspec.msgpack.encode(outcome_of(decoder.decode(message))))
        except BrokenPipeError:
            os._exit(0)  # the parent is gone, and its pipe can't be flushed


if __name__ == "__main__":
    serve()
