# The part of Jinja that a page in one text needs: {{ }}, if, for, set, autoescape, raw, comments, the usual filters and tests. What it does not know it says.
import json as _json
import re
import sys
import urllib.parse
from types import SimpleNamespace

from lab_template import KEPT_OUT, Expression, TemplateError, TemplateNotFound, TemplateSyntaxError, Undefined, UndefinedError, parts
from lab_template import attribute as _attribute
from markupsafe import Markup, escape

# Statements: a list of functions, each of which writes to the state.


class _Block:
    def __init__(self, source, environment):
        # One line break at the end is the file's, not the page's.
        self.parts, self.at, self.environment = parts(re.sub(r"\r\n|\r|\n", "\n", source).removesuffix("\n")), 0, environment

    def until(self, *ends):
        """Statements up to one of these words; gives them, the word and the expression that stands after it."""
        made = []
        while self.at < len(self.parts):
            kind, content = self.parts[self.at]
            self.at += 1
            if kind == "text":
                if content:
                    made.append((lambda text: lambda state: state.out.append(text))(content))
                continue
            read = Expression(content, self.environment)
            if kind == "{":
                value = read.whole()
                read.end()
                made.append((lambda value: lambda state: state.write(value(state)))(value))
                continue
            word = read.name()
            if word in ends:
                return made, word, read
            made.append(self.statement(word, read))
        if ends:
            raise TemplateSyntaxError(f"Unexpected end of template. Expected {' or '.join(ends)}")
        return made, "", None

    def statement(self, word, read):
        if word == "if":
            return self.condition(read)
        if word == "for":
            return self.loop(read)
        if word == "set":
            names = self.names(read)
            if not read.take("="):
                raise TemplateSyntaxError(f"{{% set %}} without =. {KEPT_OUT}")
            value = read.whole()
            if read.peek(","):
                items = [value]
                while read.take(","):
                    items.append(read.whole())
                value = lambda state: tuple(item(state) for item in items)
            read.end()
            return lambda state: state.assign(names, value(state))
        if word == "autoescape":
            escapes = read.whole()
            read.end()
            body = self.until("endautoescape")[0]

            def switched(state):
                before, state.escapes = state.escapes, escapes(state)
                _run(body, state)
                state.escapes = before

            return switched
        raise TemplateSyntaxError(f"Encountered unknown tag {word!r}. {KEPT_OUT}")

    def names(self, read):
        wrapped = read.take("(")
        names = [read.name()]
        while read.take(","):
            names.append(read.name())
        if wrapped:
            read.need(")")
        return names

    def condition(self, read):
        ways, other = [], []
        while True:
            when = read.whole()
            read.end()
            body, word, read = self.until("elif", "else", "endif")
            ways.append((when, body))
            if word == "else":
                other = self.until("endif")[0]
            if word != "elif":
                break

        def choose(state):
            _run(next((body for when, body in ways if when(state)), other), state)

        return choose

    def loop(self, read):
        names = self.names(read)
        read.need("in")
        items = read.whole(conditional=False)
        fits = read.whole(conditional=False) if read.take("if") else None
        read.end()
        body, word, _ = self.until("else", "endfor")
        other = self.until("endfor")[0] if word == "else" else []

        def each(state):
            found = list(items(state))
            state.scopes.append({})
            if fits is not None:
                found = [item for item in found if (state.assign(names, item), fits(state))[1]]
            state.scopes.pop()
            for at, item in enumerate(found):
                state.scopes.append({"loop": SimpleNamespace(index=at + 1, index0=at, first=at == 0, last=at == len(found) - 1, length=len(found), revindex=len(found) - at, revindex0=len(found) - at - 1, previtem=found[at - 1] if at else Undefined("there is no previous item, which"), nextitem=found[at + 1] if at + 1 < len(found) else Undefined("there is no next item, which"), cycle=lambda *of, at=at: of[at % len(of)])})
                state.assign(names, item)
                _run(body, state)
                state.scopes.pop()
            if not found:
                _run(other, state)

        return each


def _run(body, state):
    for statement in body:
        statement(state)


class _State:
    def __init__(self, environment, known, escapes):
        self.scopes, self.out, self.escapes, self.environment = [environment.globals, known], [], escapes, environment

    def look_up(self, name):
        for scope in reversed(self.scopes):
            if name in scope:
                return scope[name]
        return Undefined(repr(name))

    def assign(self, names, value):
        if len(names) == 1:
            self.scopes[-1][names[0]] = value
        else:
            values = list(value)
            if len(values) != len(names):
                raise ValueError(f"expected {len(names)} values to unpack, got {len(values)}")
            self.scopes[-1].update(zip(names, values))

    def write(self, value):
        self.out.append(str(escape(value)) if self.escapes else str(value))


# Filters and tests, as the real ones are.


def _with_state(filter):
    filter.needs_state = True
    return filter


def _default(value, default_value="", boolean=False):
    return default_value if isinstance(value, Undefined) or (boolean and not value) else value


@_with_state
def _join(state, values, d="", attribute=None):
    values = [one if attribute is None else _attribute(one, attribute) for one in values]
    if not state.escapes:
        return str(d).join(map(str, values))
    if hasattr(d, "__html__") or any(hasattr(one, "__html__") for one in values):
        return escape(d).join(values)
    return str(d).join(map(str, values))


@_with_state
def _replace(state, text, old, new, count=None):
    if state.escapes and (hasattr(old, "__html__") or hasattr(new, "__html__")) and not hasattr(text, "__html__"):
        text = escape(text)
    text = text if isinstance(text, str) else str(text)
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


def _number(kind):
    def filter(value, default=0):
        try:
            return kind(value)
        except (TypeError, ValueError, OverflowError):
            return default

    return filter


def _first(values):
    return next(iter(values), Undefined("the first item of nothing"))


FILTERS = {
    "e": escape, "escape": escape, "safe": Markup, "length": len, "count": len, "default": _default, "d": _default, "join": _join, "tojson": _tojson,
    "upper": lambda text: (text if isinstance(text, str) else str(text)).upper(), "lower": lambda text: (text if isinstance(text, str) else str(text)).lower(),
    "capitalize": lambda text: str(text).capitalize(), "trim": lambda text, chars=None: (text if isinstance(text, str) else str(text)).strip(chars),
    "replace": _replace, "truncate": _truncate, "string": lambda value: value if isinstance(value, str) else str(value), "forceescape": lambda value: escape(str(value)),
    "striptags": lambda value: Markup(value).striptags(), "urlencode": lambda value: urllib.parse.quote(str(value), safe="/"),
    "int": _number(int), "float": _number(float), "list": list, "first": _first, "last": lambda values: _first(reversed(list(values))),
    "sort": lambda values, reverse=False: sorted(values, reverse=reverse), "reverse": lambda values: values[::-1] if isinstance(values, str) else list(reversed(list(values))), "items": lambda values: list(values.items()), "sum": sum, "round": lambda value, precision=0: round(float(value), precision), "abs": abs,
}  # fmt: skip
TESTS = {
    "defined": lambda value: not isinstance(value, Undefined), "undefined": lambda value: isinstance(value, Undefined), "none": lambda value: value is None,
    "string": lambda value: isinstance(value, str), "number": lambda value: isinstance(value, (int, float)), "mapping": lambda value: isinstance(value, dict),
    "sequence": lambda value: hasattr(value, "__len__") and hasattr(value, "__getitem__"), "iterable": lambda value: hasattr(value, "__iter__"), "even": lambda value: value % 2 == 0, "odd": lambda value: value % 2 == 1,
    "divisibleby": lambda value, by: value % by == 0, "eq": lambda value, other: value == other, "equalto": lambda value, other: value == other, "ne": lambda value, other: value != other, "in": lambda value, other: value in other, "true": lambda value: value is True, "false": lambda value: value is False,
}  # fmt: skip


class Template:
    def __new__(cls, source, autoescape=False, **more):
        return Environment(autoescape=autoescape, **more).from_string(source)

    @classmethod
    def _of(cls, environment, source, escapes):
        made = object.__new__(cls)
        made.environment, made._escapes = environment, escapes
        made._body = _Block(str(source), environment).until()[0]
        return made

    def render(self, *given, **named):
        state = _State(self.environment, dict(*given, **named), self._escapes)
        _run(self._body, state)
        return "".join(state.out)


class Environment:
    def __init__(self, *, autoescape=False, loader=None, **more):
        unknown = {key: value for key, value in more.items() if key not in ("auto_reload", "cache_size")}
        if unknown:
            raise TypeError(f"Environment does not take {', '.join(unknown)} here. {KEPT_OUT}")
        self.autoescape, self.loader = autoescape, loader
        self.filters, self.tests, self.globals = dict(FILTERS), dict(TESTS), {"range": range, "dict": dict}

    def from_string(self, source):
        return Template._of(self, source, self.autoescape(None) if callable(self.autoescape) else self.autoescape)

    def get_template(self, name):
        if self.loader is None:
            raise TypeError("no loader for this environment specified")
        return Template._of(self, self.loader.text_of(name), self.autoescape(name) if callable(self.autoescape) else self.autoescape)


class DictLoader:
    def __init__(self, mapping):
        self.mapping = mapping

    def text_of(self, name):
        if name not in self.mapping:
            raise TemplateNotFound(name)
        return self.mapping[name]


def select_autoescape(enabled_extensions=("html", "htm", "xml"), disabled_extensions=(), default_for_string=True, default=False):
    def escapes(name):
        if name is None:
            return default_for_string
        ending = name.lower().rpartition(".")[2]
        return True if ending in enabled_extensions else False if ending in disabled_extensions else default

    return escapes
