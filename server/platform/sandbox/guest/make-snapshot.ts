// Starts Python once, imports what labs need and writes its memory to a file: `node make-snapshot.ts <out>`, run with an empty environment.
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadPyodide } from 'pyodide';

const here = dirname(fileURLToPath(import.meta.url));
// In order: each may import the ones before it. They live in the saved memory, no file of theirs is needed later.
const ours = ['lab_host', 'lab_digest', 'lab_clock', 'lab_loop', 'lab_child', 'markupsafe', 'lab_template', 'lab_filters', 'lab_rendering', 'jinja2', 'werkzeug', 'werkzeug.exceptions', 'werkzeug.utils', 'lab_requests', 'lab_addresses', 'flask', 'database', 'psycopg', 'llm', 'openai', 'services', 'storage', 'requests'];
// What learners' code is likely to import; small, or the memory grows beyond what a snapshot can hold.
const standard = `
import base64, binascii, collections, codecs, dataclasses, datetime, functools, glob, hashlib, hmac, html, importlib
import io, itertools, json, logging, mimetypes, os, os.path, pathlib, posixpath, re, secrets, sqlite3, string, sys, traceback
import types, typing, unicodedata, urllib.parse, contextlib, shutil, configparser, stat, time, calendar, math, random, statistics
import pickle, pickletools, copyreg, struct, array, csv, enum, abc, ast, tempfile, fnmatch, textwrap, uuid, decimal, ipaddress, threading
import encodings.idna, encodings.rot_13, encodings.latin_1
`;

const out = process.argv[2];
if (out === undefined) throw new Error('usage: node make-snapshot.ts <out>');
const python = await loadPyodide({ _makeSnapshot: true, jsglobals: Object.create(null) as object, env: { HOME: '/home/pyodide' } });
python.runPython(standard);
for (const name of ours) {
  const isPackage = name === 'werkzeug';
  const path = `${name.replaceAll('.', '/')}${isPackage ? '/__init__' : ''}.py`;
  const source = await readFile(join(here, 'python', path), 'utf8');
  python.runPython(`
import sys, types, base64
def _keep(name, source):
    module = types.ModuleType(name)
    if ${isPackage ? 'True' : 'False'}:
        module.__path__ = []
    sys.modules[name] = module
    exec(compile(source, f"<{name}>", "exec"), module.__dict__)
    if "." in name:
        parent, _, child = name.rpartition(".")
        setattr(sys.modules[parent], child, module)
_keep(${JSON.stringify(name)}, base64.b64decode("${Buffer.from(source).toString('base64')}").decode())
del _keep`);
}
python.runPython('import linecache\nsys.modules["lab_child"].remember()');
// Programs live for a second or two: without a collector a request neither walks the whole heap nor touches it.
python.runPython('import gc\ngc.collect()\ngc.freeze()\ngc.disable()');
await writeFile(out, (python as unknown as { makeMemorySnapshot: () => Uint8Array }).makeMemorySnapshot());
