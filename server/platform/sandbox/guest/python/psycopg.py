# Stands in for psycopg 3 in labs: connect() as the real one takes it, answered by a pretend server that records each try.
import os
import re
import sqlite3
import sys
import urllib.parse
from types import SimpleNamespace

import database
import lab_host


class Error(Exception):
    sqlstate = None

    @property
    def diag(self):
        return SimpleNamespace(message_primary=None, message_detail=None, severity=None, sqlstate=None)


_make = lambda name, base: type(name, (base,), {"__module__": __name__})
InterfaceError, DatabaseError = _make("InterfaceError", Error), _make("DatabaseError", Error)
DataError, OperationalError, IntegrityError = _make("DataError", DatabaseError), _make("OperationalError", DatabaseError), _make("IntegrityError", DatabaseError)
InternalError, ProgrammingError, NotSupportedError = _make("InternalError", DatabaseError), _make("ProgrammingError", DatabaseError), _make("NotSupportedError", DatabaseError)
_of_query = lambda name, base, sqlstate: type(name, (base,), {"__module__": "psycopg.errors", "sqlstate": sqlstate})
UndefinedTable, UndefinedColumn, SyntaxError = _of_query("UndefinedTable", ProgrammingError, "42P01"), _of_query("UndefinedColumn", ProgrammingError, "42703"), _of_query("SyntaxError", ProgrammingError, "42601")
NumericValueOutOfRange, InsufficientPrivilege, QueryCanceled = _of_query("NumericValueOutOfRange", DataError, "22003"), _of_query("InsufficientPrivilege", ProgrammingError, "42501"), _of_query("QueryCanceled", OperationalError, "57014")
# By what SQLite says; a query that fails is an error of the query, and none of the connection.
_FAILURES = {"no such table": UndefinedTable, "no such column": UndefinedColumn, "syntax error": SyntaxError, "incomplete input": SyntaxError, "unrecognized token": SyntaxError, "overflow": NumericValueOutOfRange, "prohibited": InsufficientPrivilege, "not authorized": InsufficientPrivilege, "interrupted": QueryCanceled, "too long": QueryCanceled}


def _failed(problem):
    said = str(problem)
    return next((kind for words, kind in _FAILURES.items() if words in said), ProgrammingError)(said)


def _parts(conninfo):
    """user, password, host and dbname of a URL or a `key=value` string."""
    if re.match(r"\w+://", conninfo):
        url = urllib.parse.urlsplit(conninfo)
        unquote = urllib.parse.unquote
        given = {"user": url.username, "password": url.password, "host": url.hostname, "dbname": url.path.lstrip("/")}
        return {**{key: unquote(value) for key, value in given.items() if value}, **dict(urllib.parse.parse_qsl(url.query))}
    found = re.findall(_PAIR, conninfo)
    if re.sub(_PAIR, "", conninfo).strip():
        raise ProgrammingError(f"missing \"=\" or an unended quote in the connection string near {re.sub(_PAIR, '', conninfo).split()[0].split('=')[0]!r}")
    return {key: re.sub(r"\\(.)", r"\1", value[1:-1] if value.startswith("'") else value) for key, value in found}


# As libpq reads it: spaces around the sign, values in single quotes, a backslash before what is meant literally.
_PAIR = re.compile(r"(\w+)\s*=\s*('(?:[^'\\]|\\.)*'|(?:[^\s'\\]|\\.)+)(?=\s|$)", re.S)


def make_conninfo(conninfo="", **given):
    """One string of both, each value quoted where it must be."""
    parts = {**_parts(conninfo), **{key: str(value) for key, value in given.items() if value is not None}}
    quoted = {key: re.sub(r"(['\\])", r"\\\1", value) for key, value in parts.items()}
    return " ".join(f"{key}='{value}'" if re.search(r"\s", value) or not value else f"{key}={value}" for key, value in quoted.items())


class _Open:
    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False

    def close(self):
        pass


class Cursor(_Open):
    """What was found comes once, in order, as one asks for it."""

    def __class_getitem__(cls, _):
        return cls

    def __init__(self, make_row):
        self._make_row, self._rows, self.rowcount = make_row, iter(()), -1

    def execute(self, sql, parameters=()):
        try:
            found = database.db.execute(re.sub(r"%\((\w+)\)s", r":\1", sql).replace("%s", "?"), parameters or ()).fetchall()
        except sqlite3.Error as problem:
            raise _failed(problem) from None
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
    @classmethod
    def connect(cls, conninfo="", **given):
        return connect(conninfo, **given)

    def __init__(self, row_factory=None):
        self.row_factory, self.closed = row_factory, False

    def __exit__(self, *_):
        # The end of `with` closes a connection of psycopg 3, so one that is kept is of no use to the next request.
        self.close()
        return False

    def close(self):
        self.closed = True

    def cursor(self, row_factory=None, **_):
        if self.closed:
            raise OperationalError("the connection is closed")
        return Cursor(row_factory or self.row_factory or (lambda row: row))

    def execute(self, sql, parameters=()):
        return self.cursor().execute(sql, parameters)

    def transaction(self, *_):
        return _Open()

    autocommit = False

    def __class_getitem__(cls, _):
        return cls

    def commit(self):
        pass

    def rollback(self):
        pass


_DEFAULTS = {"user": "PGUSER", "password": "PGPASSWORD", "host": "PGHOST", "dbname": "PGDATABASE"}


def connect(conninfo="", **given):
    who = {**_parts(conninfo), **{key: value for key, value in given.items() if value is not None}}
    # What libpq takes from the environment when nothing was said.
    who = {**{key: os.environ[name] for key, name in _DEFAULTS.items() if name in os.environ}, **who}
    password = who.get("password")
    said = None if password is None else str(password)
    try:
        lab_host.call("postgres.connect", str(who.get("user", "")), said, str(who.get("host", "")))
    except lab_host.HostError as problem:
        raise (OperationalError if problem.kind == "OperationalError" else Error)(str(problem)) from None
    return Connection(given.get("row_factory"))


# `from psycopg.rows import dict_row` finds it here, although this is one file.
rows = sys.modules["psycopg.rows"] = SimpleNamespace(
    dict_row=dict,
    tuple_row=tuple,
    namedtuple_row=lambda row: SimpleNamespace(**row),
    scalar_row=lambda row: next(iter(row.values())),
    class_row=lambda kind: lambda row: kind(**row),
)
errors = sys.modules["psycopg.errors"] = SimpleNamespace(**{name: kind for name, kind in globals().items() if isinstance(kind, type) and issubclass(kind, Error)})
conninfo = sys.modules["psycopg.conninfo"] = SimpleNamespace(make_conninfo=make_conninfo, conninfo_to_dict=lambda text="", **given: {**_parts(text), **given})
