# Stands in for psycopg 3 in labs: connect() as the real one takes it, answered by a pretend server that records each try.
import re
import sys
import urllib.parse
from types import SimpleNamespace

import database
import lab_host


class Error(Exception):
    pass


class OperationalError(Error):
    pass


class ProgrammingError(Error):
    pass


def _parts(conninfo):
    """user, password, host and dbname of a URL or a `key=value` string."""
    if "://" in conninfo:
        url = urllib.parse.urlsplit(conninfo)
        unquote = urllib.parse.unquote
        given = {"user": url.username, "password": url.password, "host": url.hostname, "dbname": url.path.lstrip("/")}
        return {key: unquote(value) for key, value in given.items() if value}
    return dict(part.split("=", 1) for part in conninfo.split() if "=" in part)


class _Open:
    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False

    def close(self):
        pass


class Cursor(_Open):
    """What was found comes once, in order, as one asks for it."""

    def __init__(self, make_row):
        self._make_row, self._rows, self.rowcount = make_row, iter(()), -1

    def execute(self, sql, parameters=()):
        found = database.db.execute(re.sub(r"%\((\w+)\)s", r":\1", sql).replace("%s", "?"), parameters or ()).fetchall()
        self._rows, self.rowcount = iter([self._make_row(row) for row in found]), len(found)
        return self

    def __iter__(self):
        return self._rows

    def fetchone(self):
        return next(self._rows, None)

    def fetchmany(self, size=1):
        return [row for _, row in zip(range(size), self._rows)]

    def fetchall(self):
        return list(self._rows)


class Connection(_Open):
    def __init__(self, row_factory=None):
        self.row_factory = row_factory

    def cursor(self, row_factory=None, **_):
        return Cursor(row_factory or self.row_factory or (lambda row: row))

    def execute(self, sql, parameters=()):
        return self.cursor().execute(sql, parameters)

    def commit(self):
        pass

    def rollback(self):
        pass


def connect(conninfo="", **given):
    who = {**_parts(conninfo), **{key: value for key, value in given.items() if value is not None}}
    password = who.get("password")
    said = None if password is None else str(password)
    try:
        lab_host.call("postgres.connect", str(who.get("user", "")), said, str(who.get("host", "")))
    except lab_host.HostError as problem:
        raise (OperationalError if problem.kind == "OperationalError" else Error)(str(problem)) from None
    return Connection(given.get("row_factory"))


# `from psycopg.rows import dict_row` finds it here, although this is one file.
rows = sys.modules["psycopg.rows"] = SimpleNamespace(dict_row=dict, tuple_row=tuple, namedtuple_row=lambda row: SimpleNamespace(**row))
