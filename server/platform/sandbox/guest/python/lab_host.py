# How a program reaches its surroundings: one line out, one line back, over a device; plain values only.
import json


class HostError(Exception):
    """What the host refused; `kind` is its type."""

    def __init__(self, kind, message):
        super().__init__(message)
        self.kind = kind


def call(name, *args):
    with open("/dev/host", "r+b", buffering=0) as line:
        line.write(json.dumps([name, args]).encode() + b"\n")
        reply = b""
        while not reply.endswith(b"\n"):
            part = line.read(65536)
            if not part:
                raise RuntimeError("no answer from outside")
            reply += part
    said = json.loads(reply)
    if "error" in said:
        raise HostError(said["error"]["type"], said["error"]["message"])
    return said["value"]
