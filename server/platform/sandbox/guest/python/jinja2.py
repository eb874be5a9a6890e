# The part of Jinja that a lab's pages need: expressions, conditions, loops, macros and blocks, with the usual filters and tests. What it does not know it says.
import re
from types import SimpleNamespace

from lab_filters import FILTERS, TESTS
from lab_rendering import Break, Continue, Cycler, Joiner, Macro, Namespace, State, loop_at, run
from lab_template import KEPT_OUT, ChainableUndefined, Expression, StrictUndefined, TemplateAssertionError, TemplateError, TemplateNotFound, TemplateRuntimeError, TemplateSyntaxError, Undefined, UndefinedError, parts

# Statements: a list of functions, each of which writes to the state.


class _Block:
    def __init__(self, source, environment):
        source = re.sub(r"\r\n|\r|\n", "\n", source)
        # One line break at the end is the file's, not the page's.
        source = source if environment.keep_trailing_newline else source.removesuffix("\n")
        self.parts, self.at, self.environment, self.blocks = parts(source, environment.trim_blocks, environment.lstrip_blocks), 0, environment, {}

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
            return self.set(read)
        if word == "autoescape":
            escapes = read.whole()
            read.end()
            body = self.until("endautoescape")[0]

            return lambda state: state.within(state.scopes, lambda _: run(body, state), escapes(state))
        if word in ("with", "macro", "call", "filter", "block", "extends", "include"):
            return getattr(self, f"_{word}")(read)
        if word == "do" and "do" in self.environment.extensions:
            value = read.whole()
            read.end()
            return lambda state: value(state) and None
        if word in ("break", "continue") and "loopcontrols" in self.environment.extensions:
            read.end()
            return Break.now if word == "break" else Continue.now
        raise TemplateSyntaxError(f"Encountered unknown tag {word!r}. {KEPT_OUT}")

    def set(self, read):
        names = self.names(read)
        if read.take("."):
            field = read.name()
            read.need("=")
            value = read.whole()
            read.end()
            return lambda state: state.write_to(names[0], field, value(state))
        if not read.take("="):
            filter = read.filtered(lambda state: state.out_of_block) if read.peek("|") else lambda state: state.out_of_block
            read.end()
            body = self.until("endset")[0]

            def kept(state):
                state.out_of_block = state.within([*state.scopes, {}], lambda _: state.captured(body))
                state.assign(names, filter(state))

            return kept
        value = read.whole()
        if read.peek(","):
            items = [value]
            while read.take(","):
                items.append(read.whole())
            value = lambda state: tuple(item(state) for item in items)
        read.end()
        return lambda state: state.assign(names, value(state))

    def _with(self, read):
        given = []
        while read.at < len(read.tokens):
            name = read.name()
            read.need("=")
            given.append((name, read.whole()))
            if read.at < len(read.tokens):
                read.need(",")
        body = self.until("endwith")[0]
        return lambda state: state.within([*state.scopes, {name: value(state) for name, value in given}], lambda _: run(body, state))

    def params(self, read):
        found = []
        while not read.take(")"):
            name = read.name()
            found.append((name, read.whole() if read.take("=") else None))
            if not read.peek(")"):
                read.need(",")
        return found

    def defined(self, end):
        """A body, and which of a macro's own words it has."""
        begins = self.at
        body = self.until(end)[0]
        return body, {text for kind, tokens in self.parts[begins : self.at] if kind != "text" for of, text in tokens if of == "name"} & {"varargs", "kwargs", "caller"}

    def _macro(self, read):
        name = read.name()
        read.need("(")
        params = self.params(read)
        read.end()
        body, more = self.defined("endmacro")
        return lambda state: state.assign([name], Macro(state, name, params, body, more))

    def _call(self, read):
        params = self.params(read) if read.take("(") else []
        read.whole()
        read.end()
        if read.last_call is None:
            raise TemplateSyntaxError("expected call")
        of, given = read.last_call
        body, more = self.defined("endcall")

        def call(state):
            (args, named), caller = given(state), Macro(state, "caller", params, body, more)
            function = of(state)
            state.out.append(str(function(*state.passed(function), *args, **named, caller=caller)))

        return call

    def _filter(self, read):
        read.tokens.insert(read.at, ("sign", "|"))
        made = read.filtered(lambda state: state.out_of_block)
        read.end()
        body = self.until("endfilter")[0]

        def filtered(state):
            state.out_of_block = state.within([*state.scopes, {}], lambda _: state.captured(body))
            state.out.append(str(made(state)))

        return filtered

    def _block(self, read):
        name = read.name()
        sees = "scoped" in [text for _, text in read.tokens[read.at :]]
        if name in self.blocks:
            raise TemplateSyntaxError(f"block {name!r} defined twice")
        self.blocks[name] = []
        self.blocks[name] = self.until("endblock")[0]
        return lambda state: state.show_block(name, sees)

    def _extends(self, read):
        of = read.whole()
        read.end()

        def extend(state):
            state.parent = self.environment.get_template(of(state))

        return extend

    def _include(self, read):
        of = read.whole()
        rest = " ".join(text for _, text in read.tokens[read.at :])

        def include(state):
            names = of(state)
            for name in [names] if isinstance(names, str) else names:
                try:
                    template = self.environment.get_template(name)
                except TemplateNotFound:
                    continue
                state.out.append(template._shown([state.environment.globals, {}] if "without context" in rest else state.scopes, template._escapes))
                return
            if "ignore missing" not in rest:
                raise TemplateNotFound(str(names))

        return include

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
            run(next((body for when, body in ways if when(state)), other), state)

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
            found, outer, before = list(items(state)), state.scopes, []
            if fits is not None:
                found = [item for item in found if state.within([*outer, {}], lambda _: (state.assign(names, item), fits(state))[1])]

            def changed(*now):
                was, before[:] = list(before), now
                return was != list(now)

            for at, item in enumerate(found):
                state.scopes = [*outer, {"loop": loop_at(found, at, changed)}]
                state.assign(names, item)
                try:
                    run(body, state)
                except Break:
                    break
                except Continue:
                    continue
                finally:
                    state.scopes = outer
            if not found:
                state.within([*outer, {}], lambda _: run(other, state))

        return each


class Template:
    def __new__(cls, source, autoescape=False, **more):
        return Environment(autoescape=autoescape, **more).from_string(source)

    @classmethod
    def _of(cls, environment, source, escapes):
        made = object.__new__(cls)
        made.environment, made._escapes = environment, escapes
        read = _Block(str(source), environment)
        made._body, made._blocks = read.until()[0], read.blocks
        return made

    def render(self, *given, **named):
        return self._shown([self.environment.globals, dict(*given, **named)], self._escapes)

    def _shown(self, scopes, escapes):
        state, template = State(self.environment, [*scopes, {}] if len(scopes) > 2 else scopes, escapes), self
        while template is not None:
            for name, body in template._blocks.items():
                state.blocks.setdefault(name, []).append(body)
            state.out, state.parent = [], None
            state.scopes[-1]["self"] = SimpleNamespace(**{name: lambda name=name: state.captured([lambda _: state.show_block(name, False)]) for name in state.blocks})
            run(template._body, state)
            template = state.parent
        return "".join(state.out)


class Environment:
    def __init__(self, *, autoescape=False, loader=None, trim_blocks=False, lstrip_blocks=False, keep_trailing_newline=False, undefined=Undefined, finalize=None, extensions=(), **more):
        unknown = {key: value for key, value in more.items() if key not in ("auto_reload", "cache_size", "optimized", "enable_async", "bytecode_cache")}
        if unknown:
            raise TypeError(f"Environment does not take {', '.join(unknown)} here. {KEPT_OUT}")
        self.autoescape, self.loader, self.trim_blocks, self.lstrip_blocks, self.keep_trailing_newline, self.undefined, self.finalize = autoescape, loader, trim_blocks, lstrip_blocks, keep_trailing_newline, undefined, finalize
        self.filters, self.tests, self.globals = dict(FILTERS), dict(TESTS), {"range": range, "dict": dict, "cycler": Cycler, "joiner": Joiner, "namespace": Namespace}
        self.extensions = {one.rpartition(".")[2] for one in extensions}
        if unknown := self.extensions - {"do", "loopcontrols", "autoescape", "with_"}:
            raise TypeError(f"there is no extension {', '.join(sorted(unknown))} here. {KEPT_OUT}")

    def add_extension(self, extension):
        self.extensions.add(extension.rpartition(".")[2])

    def from_string(self, source):
        return Template._of(self, source, self.autoescape(None) if callable(self.autoescape) else self.autoescape)

    def get_template(self, name):
        if self.loader is None:
            raise TypeError("no loader for this environment specified")
        return Template._of(self, self.loader.text_of(name), self.autoescape(name) if callable(self.autoescape) else self.autoescape)


def pass_eval_context(function):
    function.jinja_pass_arg = "eval"
    return function


def pass_environment(function):
    function.jinja_pass_arg = "environment"
    return function


def pass_context(function):
    function.jinja_pass_arg = "context"
    return function


class FunctionLoader:
    def __init__(self, load_func):
        self.load_func = load_func

    def text_of(self, name):
        found = self.load_func(name)
        if found is None:
            raise TemplateNotFound(name)
        return found if isinstance(found, str) else found[0]


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
