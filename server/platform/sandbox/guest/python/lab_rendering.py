# What a template of Jinja works with while a page is made: names and what escapes, macros, and the small things loops use.
from types import SimpleNamespace

from lab_filters import passed
from lab_template import TemplateRuntimeError, Undefined
from markupsafe import Markup, escape


def run(body, state):
    for statement in body:
        statement(state)


class Continue(Exception):
    @classmethod
    def now(cls, _state):
        raise cls


class Break(Continue):
    pass


class State:
    def __init__(self, environment, scopes, escapes):
        self.scopes, self.out, self.escapes, self.environment, self.blocks, self.parent, self.out_of_block, self.undefined = scopes, [], escapes, environment, {}, None, "", environment.undefined

    def look_up(self, name):
        for scope in reversed(self.scopes):
            if name in scope:
                return scope[name]
        return self.undefined(repr(name))

    resolve = look_up

    def assign(self, names, value):
        if len(names) == 1:
            self.scopes[-1][names[0]] = value
        else:
            values = list(value)
            if len(values) != len(names):
                raise ValueError(f"expected {len(names)} values to unpack, got {len(values)}")
            self.scopes[-1].update(zip(names, values))

    def write_to(self, name, field, value):
        kept = self.look_up(name)
        if not isinstance(kept, Namespace):
            raise TemplateRuntimeError("cannot assign attribute on non-namespace object")
        kept[field] = value

    def write(self, value):
        value = value if self.environment.finalize is None else self.environment.finalize(value)
        self.out.append(str(escape(value)) if self.escapes else str(value))

    def passed(self, function):
        return passed(function, self)

    def eval_context(self):
        return SimpleNamespace(autoescape=self.escapes, environment=self.environment)

    def within(self, scopes, does, escapes=None):
        """What it gives with these scopes, and with this way of escaping."""
        before = self.scopes, self.escapes
        self.scopes, self.escapes = scopes, self.escapes if escapes is None else escapes
        try:
            return does(self)
        finally:
            self.scopes, self.escapes = before

    def captured(self, body):
        """What a body writes, as markup where it escapes."""
        before, self.out = self.out, []
        try:
            run(body, self)
            return Markup("".join(self.out)) if self.escapes else "".join(self.out)
        finally:
            self.out = before

    def show_block(self, name, sees, at=0):
        if self.parent is not None:
            return
        bodies = self.blocks[name]
        more = {"super": lambda: self.within(self.scopes, lambda _: self.captured([lambda state: state.show_block(name, sees, at + 1)]))} if at + 1 < len(bodies) else {"super": self.undefined(f"there is no parent block called {name!r}, which")}
        self.within([*(self.scopes if sees else self.scopes[:2]), more], lambda _: run(bodies[at], self))


class Macro:
    """What a template defines and may call: its body with these names set, as markup where it escapes."""

    def __init__(self, state, name, params, body, more):
        self.name, self.arguments, self.catch_varargs, self.catch_kwargs, self.caller = name, tuple(param for param, _ in params), "varargs" in more, "kwargs" in more, "caller" in more
        self._state, self._params, self._body, self._scopes, self._escapes = state, params, body, list(state.scopes), state.escapes

    def __call__(self, *args, **named):
        scope = {}
        for at, (param, default) in enumerate(self._params):
            if at < len(args):
                if param in named:
                    raise TypeError(f"macro {self.name!r} got several values for {param!r}")
                scope[param] = args[at]
            elif param in named:
                scope[param] = named.pop(param)
            elif default is None:
                scope[param] = self._state.undefined(f"parameter {param!r} was not provided, which")
            else:
                scope[param] = self._state.within([*self._scopes, scope], lambda state: default(state))
        more = args[len(self._params) :]
        caller = named.pop("caller", None)
        if more and not self.catch_varargs:
            raise TypeError(f"macro {self.name!r} takes no more than {len(self._params)} argument(s)")
        if named and not self.catch_kwargs:
            raise TypeError(f"macro {self.name!r} takes no keyword argument {next(iter(named))!r}")
        if caller is not None and not self.caller and "caller" not in scope:
            raise TypeError(f"macro {self.name!r} was invoked with two values for the special caller argument. This is most likely a bug.")
        scope |= {"varargs": more, "kwargs": named, "caller": caller if caller is not None else self._state.undefined("No caller defined, which")}
        return self._state.within([*self._scopes, scope], lambda state: state.captured(self._body), self._escapes)


class Namespace:
    """What a loop may write to: `{% set ns.count = ns.count + 1 %}`."""

    def __init__(self, *given, **named):
        self.__dict__["_kept"] = dict(*given, **named)

    def __getattr__(self, name):
        if name == "_kept" or name not in self._kept:
            raise AttributeError(name)
        return self._kept[name]

    def __setitem__(self, name, value):
        self._kept[name] = value


class Cycler:
    def __init__(self, *items):
        if not items:
            raise RuntimeError("at least one item has to be provided")
        self.items, self.pos = items, 0

    def reset(self):
        self.pos = 0

    @property
    def current(self):
        return self.items[self.pos]

    def next(self):
        now, self.pos = self.current, (self.pos + 1) % len(self.items)
        return now

    __next__ = next


class Joiner:
    def __init__(self, sep=", "):
        self.sep, self.used = sep, False

    def __call__(self):
        if self.used:
            return self.sep
        self.used = True
        return ""


def loop_at(found, at, changed):
    """`loop` at one of the items."""
    length = len(found)
    beside = lambda index, says: found[index] if 0 <= index < length else Undefined(f"there is no {says} item, which")
    return SimpleNamespace(index=at + 1, index0=at, first=at == 0, last=at == length - 1, length=length, revindex=length - at, revindex0=length - at - 1, depth=1, depth0=0, previtem=beside(at - 1, "previous"), nextitem=beside(at + 1, "next"), cycle=lambda *of: of[at % len(of)], changed=changed)
