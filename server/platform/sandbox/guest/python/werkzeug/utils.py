# safe_join and secure_filename with the behaviour of the real ones (POSIX).
import os
import posixpath
import re
import sys
from types import SimpleNamespace


def safe_join(directory, *names):
    parts = [directory or "."]
    for name in names:
        if name:
            name = posixpath.normpath(name)
        if "\0" in name or posixpath.isabs(name) or name == ".." or name.startswith("../"):
            return None
        parts.append(name)
    return posixpath.join(*parts)


def secure_filename(name):
    name = name.replace(os.sep, " ")
    return re.sub(r"[^A-Za-z0-9_.-]", "", "_".join(name.split())).strip("._")


# Where the real package keeps it.
sys.modules["werkzeug.security"] = SimpleNamespace(safe_join=safe_join)
