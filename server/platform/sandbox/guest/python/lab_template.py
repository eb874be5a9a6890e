# How Jinja reads: a text in parts, and each expression as a function of what is known when the page is made.
import re

from markupsafe import Markup

KEPT_OUT = "This is a small Jinja: it knows {{ }} and the tags if, for, set, with, macro, call, filter, block, extends, include, raw and autoescape"


class TemplateError(Exception):
    @property
    def message(self):
        return str(self)


class TemplateSyntaxError(TemplateError):
    pass


class TemplateNotFound(TemplateError, LookupError):
    pass


class TemplateAssertionError(TemplateSyntaxError):
    pass


class TemplateRuntimeError(TemplateError):
    pass


class UndefinedError(TemplateRuntimeError):
    pass


class FilterArgumentError(TemplateRuntimeError):
    pass


class Undefined:
    """What a template names and nobody gave: shown as nothing, false, empty; anything else is an error."""

    def __init__(self, says):
        self._says = says

    def fail(self, *_, **__):
        raise UndefinedError(f"{self._says} is undefined")

    __call__ = __getitem__ = __add__ = __radd__ = __sub__ = __mul__ = __truediv__ = __mod__ = __lt__ = __gt__ = __le__ = __ge__ = __int__ = __float__ = fail

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        self.fail()

    def __str__(self):
        return ""

    def __bool__(self):
        return False

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0

    def __eq__(self, other):
        return isinstance(other, Undefined)

    __hash__ = None


class StrictUndefined(Undefined):
    """An error as soon as it is shown, compared or asked."""

    __str__ = __bool__ = __iter__ = __len__ = __eq__ = __ne__ = __contains__ = Undefined.fail
    __hash__ = None


class ChainableUndefined(Undefined):
    """What it has is as undefined as it is."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __getitem__(self, key):
        return self

    def __html__(self):
        return ""


_TOKEN = re.compile(r"""\s+|(?P<number>\d+(?:_\d+)*(?:\.\d+)?)|(?P<text>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(?P<name>[^\W\d]\w*)|(?P<sign>==|!=|<=|>=|\*\*|//|[-+*/%~|.,:()\[\]{}<>=])""", re.S)
_OPENS = re.compile(r"\{([{%#])([-+]?)")
_ENDS = {"{": "}}", "%": "%}", "#": "#}"}


def parts(source, trim_blocks=False, lstrip_blocks=False):
    """(kind, content) for each part: text, {{ (tokens), {% (tokens). Blanks beside a `-` are taken away, and beside a tag as the environment says."""
    at, found, trims = 0, [], ""

    def between(end, sign, is_tag):
        text = source[at:end]
        if trims == "-":
            text = text.lstrip()
        elif trims == "line" and trim_blocks:
            text = text.removeprefix("\n")
        if sign == "-":
            return text.rstrip()
        if is_tag and lstrip_blocks and sign != "+":
            line = re.compile(r"[^\S\n]*\Z").search(text)
            if line and (line.start() == 0 and (at == 0 or source[at - 1] == "\n") or text[line.start() - 1 : line.start()] == "\n"):
                return text[: line.start()]
        return text

    while at <= len(source):
        opened = _OPENS.search(source, at)
        if opened is None:
            found.append(("text", between(len(source), "", False)))
            return found
        found.append(("text", between(opened.start(), opened[2], opened[1] != "{")))
        at = opened.end()
        if opened[1] == "#":
            end = source.find("#}", at)
            if end < 0:
                raise TemplateSyntaxError("Missing end of comment tag")
            at, trims = end + 2, _after(source[end - 1], "#")
            continue
        tokens, at, trims = _tokens(source, at, _ENDS[opened[1]])
        if opened[1] == "%" and tokens[:1] == [("name", "raw")]:
            end = re.compile(r"\{%([-+]?)\s*endraw\s*([-+]?)%\}").search(source, at)
            if end is None:
                raise TemplateSyntaxError("Missing end of raw directive")
            trims = trims.replace("line", "")
            found.append(("text", between(end.start(), end[1], True)))
            at, trims = end.end(), _after(end[2], "%")
            continue
        found.append((opened[1], tokens))
    return found


def _after(sign, kind):
    """What becomes of the text behind: its blanks go, or one line break after a tag, or nothing."""
    return "-" if sign == "-" else "line" if kind != "{" and sign != "+" else ""


def _tokens(source, at, end):
    tokens, depth = [], 0
    while True:
        if depth == 0 and (closed := re.compile(r"\s*([-+]?)" + re.escape(end)).match(source, at)):
            return tokens, closed.end(), _after(closed[1], "{" if end == "}}" else "%")
        token = _TOKEN.match(source, at)
        if token is None:
            raise TemplateSyntaxError(f"unexpected char {source[at]!r}" if at < len(source) else f"unexpected end of template, expected {end!r}")
        at = token.end()
        if token.lastgroup:
            depth += (token[0] in "{[(" and token.lastgroup == "sign") - (token[0] in "}])" and token.lastgroup == "sign")
            tokens.append((token.lastgroup, token[0]))


_COMPARE = {"==": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b, "in": lambda a, b: a in b, "not in": lambda a, b: a not in b}
_COUNT = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "//": lambda a, b: a // b, "%": lambda a, b: a % b, "**": lambda a, b: a**b}
_CONSTANTS = {"true": True, "True": True, "false": False, "False": False, "none": None, "None": None}


class Expression:
    """Reads one expression from tokens; each method gives a function that takes the state of a rendering."""

    def __init__(self, tokens, environment):
        self.tokens, self.at, self.environment, self.last_call = tokens, 0, environment, None

    def peek(self, *wanted):
        return self.at < len(self.tokens) and self.tokens[self.at][0] != "text" and self.tokens[self.at][1] in wanted

    def take(self, *wanted):
        if not self.peek(*wanted):
            return None
        self.at += 1
        return self.tokens[self.at - 1][1]

    def need(self, sign):
        if self.take(sign) is None:
            raise TemplateSyntaxError(f"expected token {sign!r}, got {self.tokens[self.at][1] if self.at < len(self.tokens) else 'end of statement'!r}")

    def name(self):
        if self.at >= len(self.tokens) or self.tokens[self.at][0] != "name":
            raise TemplateSyntaxError("expected a name")
        self.at += 1
        return self.tokens[self.at - 1][1]

    def end(self):
        if self.at < len(self.tokens):
            raise TemplateSyntaxError(f"unexpected {self.tokens[self.at][1]!r}. {KEPT_OUT}")

    def whole(self, conditional=True):
        then = self.either()
        if not (conditional and self.take("if")):
            return then
        when = self.either()
        other = self.whole() if self.take("else") else lambda state: Undefined("the inline if-expression without else")
        return lambda state: then(state) if when(state) else other(state)

    def either(self):
        left = self.both()
        while self.take("or"):
            left = (lambda a, b: lambda state: a(state) or b(state))(left, self.both())
        return left

    def both(self):
        left = self.negated()
        while self.take("and"):
            left = (lambda a, b: lambda state: a(state) and b(state))(left, self.negated())
        return left

    def negated(self):
        if self.take("not"):
            what = self.negated()
            return lambda state: not what(state)
        return self.compared()

    def compared(self):
        first, more = self.sum(), []
        while True:
            sign = self.take("==", "!=", "<", "<=", ">", ">=", "in")
            if sign is None and self.peek("not") and self.tokens[self.at + 1 : self.at + 2] == [("name", "in")]:
                self.at += 2
                sign = "not in"
            if sign is None:
                break
            more.append((_COMPARE[sign], self.sum()))
        if not more:
            return first

        def compare(state):
            left = first(state)
            for fits, other in more:
                right = other(state)
                if not fits(left, right):
                    return False
                left = right
            return True

        return compare

    def chain(self, below, *signs):
        left = below()
        while sign := self.take(*signs):
            left = (lambda count, a, b: lambda state: count(a(state), b(state)))(_COUNT[sign], left, below())
        return left

    def sum(self):
        return self.chain(self.joined, "+", "-")

    def joined(self):
        parts = [self.product()]
        while self.take("~"):
            parts.append(self.product())
        return parts[0] if len(parts) == 1 else lambda state: _join_texts(state, [part(state) for part in parts])

    def product(self):
        return self.chain(self.signed, "*", "/", "//", "%")

    def signed(self, filtered=True):
        sign = self.take("-", "+")
        if sign:
            what = self.signed(False)
            made = (lambda state: -what(state)) if sign == "-" else (lambda state: +what(state))
        else:
            made = self.one()
        made = self.powered(self.looked_up(made))
        return self.filtered(made) if filtered else made

    def powered(self, base):
        return (lambda b, e: lambda state: b(state) ** e(state))(base, self.signed(False)) if self.take("**") else base

    def one(self):
        if self.at >= len(self.tokens):
            raise TemplateSyntaxError("Expected an expression, got 'end of statement'")
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            number = float(text) if "." in text else int(text)
            return lambda state: number
        if kind == "text":
            said = _unquoted(text)
            while self.at < len(self.tokens) and self.tokens[self.at][0] == "text":
                said += _unquoted(self.tokens[self.at][1])
                self.at += 1
            return lambda state: said
        if kind == "name":
            if text in _CONSTANTS:
                return lambda state: _CONSTANTS[text]
            return lambda state: state.look_up(text)
        if text == "(":
            items, is_tuple = self.listed(")")
            return (lambda state: tuple(item(state) for item in items)) if is_tuple or not items else items[0]
        if text == "[":
            items, _ = self.listed("]")
            return lambda state: [item(state) for item in items]
        if text == "{":
            pairs = []
            while not self.take("}"):
                key = self.whole()
                self.need(":")
                pairs.append((key, self.whole()))
                if not self.peek("}"):
                    self.need(",")
            return lambda state: {key(state): value(state) for key, value in pairs}
        raise TemplateSyntaxError(f"unexpected {text!r}")

    def listed(self, end):
        items, comma = [], False
        while not self.take(end):
            items.append(self.whole())
            if not self.peek(end):
                self.need(",")
                comma = True
        return items, comma

    def arguments(self):
        args, named = [], {}
        while not self.take(")"):
            if self.tokens[self.at][0] == "name" and self.tokens[self.at + 1 : self.at + 2] == [("sign", "=")]:
                key = self.name()
                self.at += 1
                named[key] = self.whole()
            else:
                args.append(self.whole())
            if not self.peek(")"):
                self.need(",")
        return lambda state: ([arg(state) for arg in args], {key: value(state) for key, value in named.items()})

    def looked_up(self, made):
        while True:
            if self.take("."):
                kind, key = self.tokens[self.at] if self.at < len(self.tokens) else ("", "")
                if kind not in ("name", "number"):
                    raise TemplateSyntaxError("expected name or number")
                self.at += 1
                made = (lambda of, key: lambda state: attribute(of(state), key, state.undefined))(made, key) if kind == "name" else (lambda of, key: lambda state: _item(of(state), key))(made, int(key))
            elif self.take("["):
                made = (lambda of, key: lambda state: _item(of(state), key(state)))(made, self.slice())
                self.need("]")
            elif self.take("("):
                self.last_call = made, self.arguments()
                made = (lambda of, given: lambda state: _called(state, of(state), *given(state)))(*self.last_call)
            else:
                return made

    def tested(self):
        """What a test is asked with: in brackets, or the one thing that stands behind it."""
        if self.take("("):
            return self.arguments()
        kind, text = self.tokens[self.at] if self.at < len(self.tokens) else ("", "")
        if kind in ("number", "text") or kind == "name" and text not in ("else", "or", "and", "is", "if", "not", "in") or text in ("[", "{"):
            what = self.looked_up(self.one())
            return lambda state: ([what(state)], {})
        return lambda state: ([], {})

    def slice(self):
        ends = [None if self.peek(":", "]") else self.whole()]
        while self.take(":"):
            ends.append(None if self.peek(":", "]") else self.whole())
        if len(ends) == 1 and ends[0] is not None:
            return ends[0]
        return lambda state: slice(*[end and end(state) for end in ends])

    def filtered(self, made):
        while True:
            if self.take("|"):
                name = self.name()
                if name not in self.environment.filters:
                    raise TemplateAssertionError(f"No filter named {name!r}. {KEPT_OUT}, and the filters {', '.join(sorted(self.environment.filters))}")
                given = self.arguments() if self.take("(") else lambda state: ([], {})
                made = (lambda of, filter, given: lambda state: (lambda args, named: filter(*state.passed(filter), of(state), *args, **named))(*given(state)))(made, self.environment.filters[name], given)
            elif self.take("is"):
                negates, name = self.take("not"), self.name()
                if name not in self.environment.tests:
                    raise TemplateAssertionError(f"No test named {name!r}. {KEPT_OUT}, and the tests {', '.join(sorted(self.environment.tests))}")
                made = (lambda of, test, given, negates: lambda state: bool(test(of(state), *given(state)[0])) != bool(negates))(made, self.environment.tests[name], self.tested(), negates)
            elif self.peek(".", "[", "("):
                made = self.looked_up(made)
            else:
                return made


def _called(state, function, args, named):
    return function(*state.passed(function), *args, **named)


def attribute_by_path(path, default=None):
    """A function that follows `a.b` or a number into what it is given."""
    steps = [path] if isinstance(path, int) else [int(step) if step.isdigit() else step for step in path.split(".")]

    def follow(thing):
        for step in steps:
            thing = attribute(thing, step) if isinstance(step, str) else _item(thing, step)
        return default if default is not None and isinstance(thing, Undefined) else thing

    return follow


def _unquoted(text):
    return re.sub(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", lambda found: {"n": "\n", "t": "\t", "r": "\r"}.get(found[1], found[1]) if len(found[1]) == 1 else chr(int(found[1][1:], 16)), text[1:-1], flags=re.S)


def attribute(thing, name, undefined=Undefined):
    if isinstance(thing, Undefined):
        return getattr(thing, name)
    try:
        return getattr(thing, name)
    except AttributeError:
        pass
    try:
        return thing[name]
    except (TypeError, LookupError, AttributeError):
        return undefined(f"{type(thing).__name__!r} object has no attribute {name!r}, which")


def _item(thing, key):
    if isinstance(thing, Undefined):
        return thing[key]
    try:
        return thing[key]
    except (TypeError, LookupError, AttributeError):
        return getattr(thing, key, Undefined(repr(key))) if isinstance(key, str) else Undefined(f"item {key!r}")


def _join_texts(state, values):
    return Markup("").join(values) if state.escapes and any(hasattr(one, "__html__") for one in values) else "".join(map(str, values))
