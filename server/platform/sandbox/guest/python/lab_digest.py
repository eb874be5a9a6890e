# Tells the host how a program compares: a keyed digest with ==, whose time says how much of a guess was right, or by compare_digest.
import hmac
import secrets

import lab_host

_told = ()


def _tell(how="digest.compare"):
    global _told
    if how not in _told:
        _told += (how,)
        lab_host.call(how)


class DigestText(str):
    __hash__ = str.__hash__

    def __eq__(self, other):
        _tell()
        return str.__eq__(self, other)

    def __ne__(self, other):
        _tell()
        return str.__ne__(self, other)

    # In another spelling it is the same secret, and so it stays watched.
    def encode(self, *how):
        return DigestBytes(str.encode(self, *how))

    def lower(self):
        return DigestText(str.lower(self))

    def upper(self):
        return DigestText(str.upper(self))

    def strip(self, *what):
        return DigestText(str.strip(self, *what))

    def __reduce__(self):
        return str, (str(self),)


class DigestBytes(bytes):
    __hash__ = bytes.__hash__

    def __eq__(self, other):
        _tell()
        return bytes.__eq__(self, other)

    def __ne__(self, other):
        _tell()
        return bytes.__ne__(self, other)

    def hex(self, *how):
        return DigestText(bytes.hex(self, *how))

    def __reduce__(self):
        return bytes, (bytes(self),)


_hexdigest, _digest, _at_once = hmac.HMAC.hexdigest, hmac.HMAC.digest, hmac.digest
hmac.HMAC.hexdigest = lambda self: DigestText(_hexdigest(self))
hmac.HMAC.digest = lambda self: DigestBytes(_digest(self))
hmac.digest = lambda key, msg, digest: DigestBytes(_at_once(key, msg, digest))

_compare = hmac.compare_digest


def compare_digest(a, b, /):
    is_equal = _compare(a, b)
    _tell("digest.compareInConstantTime")
    return is_equal


hmac.compare_digest = secrets.compare_digest = compare_digest
