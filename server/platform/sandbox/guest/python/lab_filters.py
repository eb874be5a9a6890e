# Jinja's filters and tests: what the real ones give for the texts, numbers and lists of a page.
import json as _json
import math
import random
import re
import sys
import textwrap
import urllib.parse
from collections import namedtuple
from itertools import groupby as _runs
from pprint import pformat

from lab_template import FilterArgumentError, TemplateRuntimeError, Undefined, attribute_by_path
from markupsafe import Markup, escape, soft_str


def _with_state(filter):
    filter.needs_state = True
    return filter


def _default(value, default_value="", boolean=False):
    return default_value if isinstance(value, Undefined) or (boolean and not value) else value


@_with_state
def _join(state, values, d="", attribute=None):
    values = list(values if attribute is None else map(attribute_by_path(attribute), values))
    if not state.escapes:
        return str(d).join(map(str, values))
    if hasattr(d, "__html__") or any(hasattr(one, "__html__") for one in values):
        return escape(d).join(values)
    return str(d).join(map(str, values))


@_with_state
def _replace(state, text, old, new, count=None):
    if state.escapes and (hasattr(old, "__html__") or hasattr(new, "__html__")) and not hasattr(text, "__html__"):
        text = escape(text)
    text = soft_str(text)
    return text.replace(old, new) if count is None else text.replace(old, new, count)


def _tojson(value, indent=None):
    said = _json.dumps(value, sort_keys=True, indent=indent, default=_plain)
    return Markup(said.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("'", "\\u0027"))


def _plain(value):
    return sys.modules["flask"]._plain(value)


def _truncate(text, length=255, killwords=False, end="...", leeway=5):
    if len(text) <= length + leeway:
        return text
    cut = text[: length - len(end)]
    return (cut if killwords else cut.rsplit(" ", 1)[0]) + end


def _title(text):
    return "".join(part[0].upper() + part[1:].lower() for part in re.split(r"([-\s({\[<]+)", soft_str(text)) if part)


def _format(text, *args, **named):
    if args and named:
        raise FilterArgumentError("can't handle positional and keyword arguments at the same time")
    return soft_str(text) % (named or args)


def _indent(text, width=4, first=False, blank=False):
    of = type(text) if isinstance(text, Markup) else str
    before, newline = of(width if isinstance(width, str) else " " * width), of("\n")
    lines = (text + newline).splitlines()
    text = (newline + before).join(lines) if blank else newline.join([*lines[:1], *(before + line if line else line for line in lines[1:])])
    return before + text if first else text


@_with_state
def _wordwrap(state, text, width=79, break_long_words=True, wrapstring=None, break_on_hyphens=True):
    wrap = lambda line: (wrapstring or "\n").join(textwrap.wrap(line, width=width, expand_tabs=False, replace_whitespace=False, break_long_words=break_long_words, break_on_hyphens=break_on_hyphens))
    return (wrapstring or "\n").join(map(wrap, text.splitlines()))


def _urlencode(value):
    if isinstance(value, str) or not hasattr(value, "__iter__"):
        return urllib.parse.quote(str(value), safe="/")
    quoted = lambda one: urllib.parse.quote(str(one), safe="").replace("%20", "+")
    return "&".join(f"{quoted(key)}={quoted(of)}" for key, of in (value.items() if isinstance(value, dict) else value))


@_with_state
def _xmlattr(state, values, autospace=True):
    for key in values:
        if re.search(r"[\s/>=]", key):
            raise ValueError(f"Invalid character in attribute name: {key!r}")
    said = " ".join(f'{escape(key)}="{escape(value)}"' for key, value in values.items() if value is not None and not isinstance(value, Undefined))
    said = f" {said}" if autospace and said else said
    return Markup(said) if state.escapes else said


def _filesizeformat(value, binary=False):
    size, base = float(value), 1024 if binary else 1000
    if size == 1:
        return "1 Byte"
    if size < base:
        return f"{int(size)} Bytes"
    for at, prefix in enumerate(("KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB") if binary else ("kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB")):
        if size < base ** (at + 2):
            break
    return f"{size / base ** (at + 1):.1f} {prefix}"


def _number(kind):
    def filter(value, default=0, *base):
        try:
            return kind(value, *base) if base and isinstance(value, str) else kind(value)
        except (TypeError, ValueError, OverflowError):
            try:
                return kind(float(value))
            except (TypeError, ValueError, OverflowError):
                return default

    return filter


def _round(value, precision=0, method="common"):
    if method == "common":
        return round(float(value), precision)
    if method not in ("ceil", "floor"):
        raise FilterArgumentError("method must be common, ceil or floor")
    return getattr(math, method)(value * 10**precision) / 10**precision


# Lists: sorted, grouped and chosen from without a look at capitals, by an attribute where one is named.


def _first(values):
    return next(iter(values), Undefined("the first item of nothing"))


def _key(attribute=None, case_sensitive=False, default=None):
    of = (lambda one: one) if attribute is None else attribute_by_path(attribute, default)
    return of if case_sensitive else lambda one: (lambda value: value.lower() if isinstance(value, str) else value)(of(one))


def _sort(values, reverse=False, case_sensitive=False, attribute=None):
    keys = [_key(int(one) if one.isdigit() else one, case_sensitive) for one in attribute.split(",")] if isinstance(attribute, str) else [_key(attribute, case_sensitive)]
    return sorted(values, key=lambda one: [key(one) for key in keys], reverse=reverse)


def _most(choose):
    def filter(values, case_sensitive=False, attribute=None):
        values = list(values)
        return choose(values, key=_key(attribute, case_sensitive)) if values else Undefined("No aggregated item, sequence was empty.")

    return filter


def _unique(values, case_sensitive=False, attribute=None):
    seen, key = set(), _key(attribute, case_sensitive)
    for one in values:
        if (found := key(one)) not in seen:
            seen.add(found)
            yield one


_Group = namedtuple("_Group", ("grouper", "list"))


def _groupby(values, attribute, default=None, case_sensitive=False):
    key, shown = _key(attribute, case_sensitive, default), attribute_by_path(attribute, default)
    groups = [list(group) for _, group in _runs(sorted(values, key=key), key)]
    return [_Group(shown(group[0]), group) for group in groups]


def _dictsort(value, case_sensitive=False, by="key", reverse=False):
    if by not in ("key", "value"):
        raise FilterArgumentError('You can only sort by either "key" or "value"')
    key = _key(("key", "value").index(by), case_sensitive)
    return sorted(value.items(), key=key, reverse=reverse)


def _batch(values, linecount, fill_with=None):
    row = []
    for one in values:
        if len(row) == linecount:
            yield row
            row = []
        row.append(one)
    if row:
        yield row + [fill_with] * (linecount - len(row) if fill_with is not None else 0)


def _slice(values, slices, fill_with=None):
    values = list(values)
    each, more = divmod(len(values), slices)
    for at in range(slices):
        part = values[at * each + min(at, more) : (at + 1) * each + min(at + 1, more)]
        yield part + [fill_with] if fill_with is not None and at >= more else part


def _sum(values, attribute=None, start=0):
    return sum(values if attribute is None else map(attribute_by_path(attribute), values), start)


@_with_state
def _map(state, values, *args, **named):
    if not args and "attribute" in named:
        of = attribute_by_path(named.pop("attribute"), named.pop("default", None))
        if named:
            raise FilterArgumentError(f"Unexpected keyword argument {next(iter(named))!r}")
    elif args:
        filter = state.environment.filters.get(args[0])
        if filter is None:
            raise TemplateRuntimeError(f"No filter named {args[0]!r}.")
        of = lambda one: filter(*passed(filter, state), one, *args[1:], **named)
    else:
        raise FilterArgumentError("map requires a filter argument")
    return (of(one) for one in list(values)) if values else iter(())


def _choose(keeps, by_attribute):
    @_with_state
    def filter(state, values, *args):
        args = list(args)
        if by_attribute and not args:
            raise FilterArgumentError("Missing parameter for attribute name")
        of = attribute_by_path(args.pop(0)) if by_attribute else lambda one: one
        test = state.environment.tests.get(args[0]) if args else bool
        if test is None:
            raise TemplateRuntimeError(f"No test named {args[0]!r}.")
        return (one for one in list(values) if bool(test(of(one), *args[1:])) == keeps) if values else iter(())

    return filter


def passed(function, state):
    """What a filter or a global asks for before its arguments: our own the state, one of the program's as `pass_context` and its like say."""
    if getattr(function, "needs_state", False):
        return [state]
    wants = getattr(function, "jinja_pass_arg", None)
    return [{"eval": state.eval_context, "environment": lambda: state.environment, "context": lambda: state}[wants]()] if wants else []


FILTERS = {
    "e": escape, "escape": escape, "safe": Markup, "forceescape": lambda value: escape(str(value)), "striptags": lambda value: Markup(value).striptags(),
    "length": len, "count": len, "default": _default, "d": _default, "join": _join, "tojson": _tojson, "replace": _replace, "truncate": _truncate,
    "upper": lambda text: soft_str(text).upper(), "lower": lambda text: soft_str(text).lower(), "capitalize": lambda text: soft_str(text).capitalize(), "title": _title,
    "trim": lambda text, chars=None: soft_str(text).strip(chars), "center": lambda text, width=80: soft_str(text).center(width), "indent": _indent, "wordwrap": _wordwrap,
    "wordcount": lambda text: len(re.findall(r"\w+", soft_str(text))), "format": _format, "string": soft_str, "urlencode": _urlencode, "xmlattr": _xmlattr, "pprint": pformat,
    "int": _number(int), "float": _number(float), "round": _round, "abs": abs, "filesizeformat": _filesizeformat, "sum": _sum, "min": _most(min), "max": _most(max),
    "list": list, "first": _first, "last": lambda values: _first(reversed(values if hasattr(values, "__reversed__") or hasattr(values, "__getitem__") else list(values))), "random": lambda values: random.choice(values) if values else Undefined("a random item of nothing"),
    "sort": _sort, "dictsort": _dictsort, "reverse": lambda values: values[::-1] if isinstance(values, str) else reversed(list(values)), "items": lambda values: list(values.items()) if not isinstance(values, Undefined) else [],
    "unique": _unique, "groupby": _groupby, "batch": _batch, "slice": _slice, "map": _map, "select": _choose(True, False), "reject": _choose(False, False), "selectattr": _choose(True, True), "rejectattr": _choose(False, True),
    "attr": lambda value, name: getattr(value, name, Undefined(f"{type(value).__name__!r} object has no attribute {name!r}, which")),
}  # fmt: skip
_IS = {"eq": lambda a, b: a == b, "ne": lambda a, b: a != b, "lt": lambda a, b: a < b, "le": lambda a, b: a <= b, "gt": lambda a, b: a > b, "ge": lambda a, b: a >= b}
TESTS = {
    "defined": lambda value: not isinstance(value, Undefined), "undefined": lambda value: isinstance(value, Undefined), "none": lambda value: value is None, "boolean": lambda value: value is True or value is False,
    "string": lambda value: isinstance(value, str), "number": lambda value: isinstance(value, (int, float)), "integer": lambda value: isinstance(value, int) and not isinstance(value, bool), "float": lambda value: isinstance(value, float), "mapping": lambda value: isinstance(value, dict),
    "sequence": lambda value: hasattr(value, "__len__") and hasattr(value, "__getitem__"), "iterable": lambda value: hasattr(value, "__iter__"), "callable": callable, "sameas": lambda value, other: value is other, "escaped": lambda value: hasattr(value, "__html__"),
    "even": lambda value: value % 2 == 0, "odd": lambda value: value % 2 == 1, "divisibleby": lambda value, num: value % num == 0, "in": lambda value, seq: value in seq, "true": lambda value: value is True, "false": lambda value: value is False,
    "lower": lambda value: str(value).islower(), "upper": lambda value: str(value).isupper(), **_IS, "equalto": _IS["eq"], "==": _IS["eq"], "!=": _IS["ne"], "lessthan": _IS["lt"], "<": _IS["lt"], "<=": _IS["le"], "greaterthan": _IS["gt"], ">": _IS["gt"], ">=": _IS["ge"],
}  # fmt: skip
