# Addresses of a Flask app: what a rule fits, and the address that is made of a view's name and values.
import re
import urllib.parse

_PART = re.compile(r"<(?:(\w+)(?:\(([^)]*)\))?:)?(\w+)>")


class BuildError(LookupError):
    """No view of this name, or a value is missing."""


def _converter(kind, given):
    """What a part of an address may look like: `<int:id>`, `<any(name, started):sort>`, `<string(maxlength=40):name>`."""
    if kind == "any":
        return "|".join(re.escape(one.strip().strip("'\"")) for one in given.replace("\\.", ".").split(","))
    if kind == "string":
        said = dict(re.findall(r"(\w+)\s*=\s*(\d+)", given))
        return f"[^/]{{{said.get('length', said.get('minlength', 1))},{said.get('length', said.get('maxlength', ''))}}}"
    return {"int": r"\d+", "path": r".+", "uuid": r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"}.get(kind, "[^/]+")


def pattern_of(rule):
    turn = lambda found: f"(?P<{found[3]}>{_converter(found[1] or 'string', found[2] or '')})"
    return re.compile("^" + _PART.sub(turn, rule.replace(".", r"\.")) + "$")


def whole_parts(rule):
    """The parts of an address that arrive as numbers."""
    return re.findall(r"<int(?:\([^)]*\))?:(\w+)>", rule)


def build(rules, endpoint, values, anchor=None):
    """The address of a view; values that stand in no part of it become a query."""
    needs = lambda rule: [found[3] for found in _PART.finditer(rule)]
    rule = next((rule for rule in rules.get(endpoint, []) if all(name in values for name in needs(rule))), None)
    if rule is None:
        raise BuildError(f"Could not build url for endpoint {endpoint!r}" + (f" with values {sorted(values)}." if values else "."))
    address = _PART.sub(lambda found: urllib.parse.quote(str(values[found[3]]), safe="!$&'()*+,/:;=@" if found[1] == "path" else "!$&'()*+,:;=@"), rule)
    query = urllib.parse.urlencode({key: value for key, value in values.items() if key not in needs(rule) and value is not None}, doseq=True)
    return address + (f"?{query}" if query else "") + (f"#{urllib.parse.quote(anchor)}" if anchor else "")
