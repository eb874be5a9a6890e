# escape and Markup as the real package has them: text that is HTML already, and text that is made so.
import html as _html
import re as _re
import string as _string


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
        return Markup(_Format().vformat(str(self), args, named))

    def join(self, parts):
        return Markup(super().join(map(escape, parts)))

    def __mul__(self, times):
        return Markup(super().__mul__(times))

    __rmul__ = __mul__

    def format_map(self, named):
        return Markup(_Format().vformat(str(self), (), named))

    def unescape(self):
        return _html.unescape(str(self))

    def striptags(self):
        return Markup(" ".join(_re.sub(r"<!--.*?-->|<[^>]*>", "", str(self), flags=_re.S).split())).unescape()

    def __str__(self):
        return str.__str__(self)

    @classmethod
    def escape(cls, value):
        return escape(value)


def _kept(name):
    """The method of str, its texts escaped before and what it makes markup again."""
    of_text = getattr(str, name)

    def method(self, *args, **named):
        made = of_text(self, *[escape(one) if isinstance(one, str) else one for one in args], **{key: escape(one) if isinstance(one, str) else one for key, one in named.items()})
        return type(made)(map(Markup, made)) if isinstance(made, (list, tuple)) else Markup(made)

    return method


for _name in ("__getitem__", "capitalize", "title", "lower", "upper", "swapcase", "replace", "ljust", "rjust", "center", "zfill", "strip", "lstrip", "rstrip", "removeprefix", "removesuffix", "expandtabs", "translate", "casefold", "partition", "rpartition"):
    setattr(Markup, _name, _kept(_name))
# Where to split is not escaped.
for _name in ("split", "rsplit", "splitlines"):
    setattr(Markup, _name, lambda self, *args, _of_text=getattr(str, _name), **named: [Markup(one) for one in _of_text(self, *args, **named)])


class _Format(_string.Formatter):
    """`format` with each value as it is written, and then escaped; what is markup already is asked for itself."""

    def format_field(self, value, spec):
        if hasattr(value, "__html_format__"):
            return str(Markup(value.__html_format__(spec)))
        if not hasattr(value, "__html__"):
            return str(escape(format(value, spec)))
        if spec:
            raise ValueError("Unsupported format specification for Markup.")
        return str(Markup(value))


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


def soft_str(value):
    return value if isinstance(value, str) else str(value)


def escape_silent(value):
    return Markup() if value is None else escape(value)
