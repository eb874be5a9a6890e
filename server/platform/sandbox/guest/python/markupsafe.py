# escape and Markup as the real package has them: text that is HTML already, and text that is made so.
import html as _html


class Markup(str):
    def __new__(cls, base=""):
        return super().__new__(cls, base.__html__() if hasattr(base, "__html__") else base)

    def __html__(self):
        return self

    def __add__(self, other):
        return Markup(super().__add__(escape(other)))

    def __radd__(self, other):
        return Markup(escape(other).__str__() + str(self))

    def __mod__(self, values):
        values = tuple(map(_Escaped, values)) if isinstance(values, tuple) else _Escaped(values)
        return Markup(super().__mod__(values))

    def format(self, *args, **named):
        return Markup(super().format(*map(escape, args), **{key: escape(value) for key, value in named.items()}))

    def join(self, parts):
        return Markup(super().join(map(escape, parts)))

    def unescape(self):
        return _html.unescape(str(self))

    def __str__(self):
        return str.__str__(self)

    @classmethod
    def escape(cls, value):
        return escape(value)


class _Escaped:
    """A value inside `%`: numbers stay numbers, the rest is escaped."""

    def __init__(self, value):
        self.value = value

    def __getitem__(self, key):
        return _Escaped(self.value[key])

    def __str__(self):
        return str(escape(self.value))

    __repr__ = __str__

    def __int__(self):
        return int(self.value)

    def __float__(self):
        return float(self.value)


def escape(value):
    if hasattr(value, "__html__"):
        return Markup(value.__html__())
    text = str(value).replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
    return Markup(text.replace("'", "&#39;").replace('"', "&#34;"))


def escape_silent(value):
    return Markup() if value is None else escape(value)
