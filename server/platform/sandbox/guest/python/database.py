# The application's database for labs: real SQLite in memory, every statement recorded as it arrived.
import sqlite3

import lab_child
import lab_host


class Row(dict):
    """A row by column name, and by position, its values in turn, as sqlite3.Row allows."""

    def __iter__(self):
        return iter(self.values())

    def __missing__(self, key):
        # No column's name is a number; a name that is there is found by the dictionary itself, which copying a row does for each.
        if isinstance(key, int):
            return list(self.values())[key]
        raise KeyError(key)


class Result:
    """What was found comes once, in order, as one asks for it."""

    def __init__(self, rows):
        self._rows = iter(rows)

    def __iter__(self):
        return self._rows

    def __next__(self):
        return next(self._rows)

    def fetchall(self):
        return list(self._rows)

    def fetchone(self):
        return next(self._rows, None)

    def fetchmany(self, size=1):
        return [row for _, row in zip(range(size), self._rows)]

    def mappings(self):
        return self

    all = fetchall
    first = fetchone


def _allow(action, *_):
    ok = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE)
    return sqlite3.SQLITE_OK if action in ok else sqlite3.SQLITE_DENY


_opened = None


def prepare(setup, is_outside):
    """`is_outside`: the host holds the database; otherwise it is in here, and the host is told what it was asked."""
    global _opened
    if is_outside:
        return
    _opened = sqlite3.connect(":memory:", isolation_level=None)
    for statement, *parameters in setup:
        _opened.execute(statement, parameters)
    _opened.set_authorizer(_allow)


def _ask_outside(sql, values):
    try:
        return Result([Row(zip(said["names"], row)) for said in [lab_host.call("db.execute", sql, values)] for row in said["rows"]])
    except lab_host.HostError as problem:
        raise getattr(sqlite3, problem.kind, RuntimeError)(str(problem)) from None


class Database:
    """`db.execute(sql, parameters)` gives rows; placeholders are `?` or `:name`."""

    def execute(self, sql, parameters=()):
        named = isinstance(parameters, dict)
        values = dict(parameters) if named else list(parameters)
        if _opened is None:
            return _ask_outside(str(sql), lab_child.plain(values))
        lab_host.call("db.note", str(sql), lab_child.plain(values))
        cursor = _opened.execute(str(sql), values)
        names = [column[0] for column in cursor.description or []]
        return Result([Row(zip(names, row)) for row in cursor.fetchmany(500)])

    query = execute


db = Database()
