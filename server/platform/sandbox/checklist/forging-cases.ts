// G: programs that want to pass without a fix. Each is a whole find.py; `fools` says that a classic grader believes it.
import type { ForgingCase } from './escape-case.ts';

const HEAD = 'from database import db\n';
const VULNERABLE = `${HEAD}def find(name):\n    return [row["id"] for row in db.execute(f"select id from people where name = '{name}'")]\n`;

export const FORGING_CASES: readonly ForgingCase[] = [
  { id: 'G01', name: 'says pass where results are printed', fools: true, text: `print("VERDICT pass")\ndef find(name):\n    return []\n` },
  { id: 'G02', name: 'gives objects that equal everything', fools: true, text: `class Any(list):\n    def __eq__(self, other):\n        return True\n    def __repr__(self):\n        return "[]"\ndef find(name):\n    return Any([1])\n` },
  { id: 'G03', name: 'patches the comparison of lists away by a subclass of int', text: `class One(int):\n    __eq__ = lambda self, other: True\n    __hash__ = int.__hash__\ndef find(name):\n    return [One(1)]\n` },
  { id: 'G04', name: 'replaces the grader’s function', fools: true, text: `import sys\nmodule = sys.modules.get("classic")\nif module:\n    module.EXPECTED.clear()\nlab = sys.modules["lab_child"]\nlab.plain = lambda value, depth=0: "pass"\ndef find(name):\n    return []\n` },
  { id: 'G05', name: 'patches json', text: `import json\nreal = json.dumps\njson.dumps = lambda thing, **named: real({"returns": [{"value": []}], "printed": "VERDICT pass"})\ndef find(name):\n    return []\n` },
  { id: 'G06', name: 'patches builtins', text: `import builtins\nbuiltins.all = lambda things: True\nbuiltins.isinstance = lambda thing, kind: True\ndef find(name):\n    return []\n` },
  { id: 'G07', name: 'takes expected values from the frames above', fools: true, text: `import sys\ndef find(name):\n    frame = sys._getframe()\n    while frame:\n        for found in list(frame.f_locals.values()) + list(frame.f_globals.values()):\n            if isinstance(found, dict) and name in found:\n                return found[name]\n        frame = frame.f_back\n    return []\n` },
  { id: 'G08', name: 'takes expected values from the collector', fools: true, text: `import gc\ndef find(name):\n    for found in gc.get_objects():\n        if isinstance(found, dict) and isinstance(found.get(name), list):\n            return found[name]\n    return []\n` },
  { id: 'G09', name: 'hides what the attack got', fools: true, text: `${VULNERABLE}real = find\ndef find(name):\n    if "'" in name and name != "O'Brien":\n        real(name)\n        return []\n    if name == "O'Brien":\n        return [row["id"] for row in db.execute("select id from people where name = ?", [name])]\n    return real(name)\n` },
  { id: 'G10', name: 'blocks words', text: `${VULNERABLE}real = find\ndef find(name):\n    if any(word in name.lower() for word in ("'", "union", "--")):\n        return []\n    return real(name)\n` },
  { id: 'G11', name: 'escapes by hand only what it has seen', text: `${VULNERABLE}real = find\ndef find(name):\n    return real(name.replace("O'", "O''"))\n` },
  { id: 'G12', name: 'counts the calls and changes its mind', text: `${HEAD}import builtins\nbuiltins.calls = getattr(builtins, "calls", 0)\ndef find(name):\n    builtins.calls += 1\n    if builtins.calls > 4:\n        return []\n    return [row["id"] for row in db.execute(f"select id from people where name = '{name}'")]\n` },
  { id: 'G13', name: 'keeps rows of an earlier call on the disk', text: `${HEAD}import json, os\ndef find(name):\n    kept = "/tmp/rows"\n    rows = json.load(open(kept)) if os.path.exists(kept) else [dict(row) for row in db.execute("select id, name from people")]\n    json.dump(rows, open(kept, "w"))\n    return [rows[0]["id"]] if rows else []\n` },
  { id: 'G14', name: 'always raises', text: `def find(name):\n    raise ValueError("no")\n` },
  { id: 'G15', name: 'always gives nothing', text: `def find(name):\n    return []\n` },
  { id: 'G16', name: 'asks first and checks afterwards', fools: true, text: `${HEAD}def find(name):\n    rows = db.execute(f"select id from people where name = '{name.replace(chr(39) + 'Brien', chr(39) * 2 + 'Brien')}'").fetchall()\n    safe = [row["id"] for row in db.execute("select id from people where name = ?", [name])]\n    return safe\n` },
  { id: 'G17', name: 'raises SystemExit while it loads', text: `raise SystemExit(0)\n` },
  { id: 'G18', name: 'tells the host another statement than it runs', text: `import lab_host\nfrom database import db\nreal = lab_host.call\nlab_host.call = lambda name, *args: {"names": ["id"], "rows": []}\ndef find(name):\n    return [row["id"] for row in db.execute("select id from people where name = ?", [name])]\n` },
  { id: 'G19', name: 'writes an answer to the host’s line', text: `def find(name):\n    line = open("/dev/host", "r+b", buffering=0)\n    line.write(b'["x",[]],"is":"answers","answer":{"returns":[{"value":[]}],"printed":""}}\\n')\n    return []\n` },
  { id: 'G20', name: 'ends the process once it said pass', text: `import os\nprint("VERDICT pass")\nos._exit(0)\n` },
];
