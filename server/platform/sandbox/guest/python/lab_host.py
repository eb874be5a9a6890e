# How a program reaches its surroundings: one line out, one line back, over a device; plain values only.
import json
import os

_line = []  # filled, not replaced: what tidies between steps would put the name back


class HostError(Exception):
    """What the host refused; `kind` is its type."""

    def __init__(self, kind, message):
        super().__init__(message)
        self.kind = kind


def connect():
    """Called once, before anything is remembered: opening the device for every call costs more than the call. Gives its descriptor."""
    _line.append(os.open("/dev/host", os.O_RDWR))
    return _line[0]


def call(name, *args):
    # JSON has no NaN: the program is told, instead of its process ended.
    os.write(_line[0], json.dumps([name, args], allow_nan=False).encode() + b"\n")
    reply = b""
    while not reply.endswith(b"\n"):
        part = os.read(_line[0], 65536)
        if not part:
            raise RuntimeError("no answer from outside")
        reply += part
    said = json.loads(reply)
    if "error" in said:
        raise HostError(said["error"]["type"], said["error"]["message"])
    return said["value"]
