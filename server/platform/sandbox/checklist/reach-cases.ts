// A: ways from Python to the JavaScript around it, and from there to the machine; tried inside the guest as it is used.
import type { PythonCase } from './escape-case.ts';

/** `attempt(bait)` gives 'through', or the secret, when it could run JavaScript of its own or read the host's file. */
const attempt = (body: string): string => `def attempt(bait):\n${body.trim().split('\n').map((line) => `    ${line}`).join('\n')}\n`;
const NOTHING_THERE = 'Python on WebAssembly has no such thing even without a jail';
const READ = "process.getBuiltinModule('node:fs').readFileSync(BAIT, 'utf8')";

export const REACH_CASES: readonly PythonCase[] = [
  { id: 'A01', name: 'import js', python: attempt(`import js\nreturn js.eval("'through'")`) },
  { id: 'A02', name: 'from js import process', python: attempt(`from js import process\nreturn process.getBuiltinModule('node:fs').readFileSync(bait['file'], 'utf8')`) },
  { id: 'A03', name: 'pyodide.code.run_js', python: attempt(`from pyodide.code import run_js\nreturn run_js("'thr' + 'ough'")`) },
  { id: 'A04', name: 'run_js that reads a file', python: attempt(`from pyodide.code import run_js\nreturn run_js("${READ.replaceAll('"', '\\"')}".replace("BAIT", repr(bait['file'])))`) },
  { id: 'A05', name: 'pyodide_js mounts the host’s disk', python: attempt(`import pyodide_js\npyodide_js.mountNodeFS('/mounted', bait['folder'])\nreturn open('/mounted/secret.txt').read()`) },
  { id: 'A06', name: 'the constructor of a constructor of pyodide_js', python: attempt(`import pyodide_js\nreturn pyodide_js.constructor.constructor("return 'through'")()`) },
  { id: 'A07', name: 'the constructor of a constructor of a converted list', python: attempt(`from pyodide.ffi import to_js\nreturn to_js([1]).constructor.constructor("return 'through'")()`) },
  { id: 'A08', name: 'the constructor of a generator of a proxied function', python: attempt(`from pyodide.ffi import create_proxy, to_js\nreturn create_proxy(lambda: 1).constructor.constructor("return 'through'")()`) },
  { id: 'A09', name: 'emscripten_run_script_string by ctypes', python: attempt(`import ctypes\nrun = ctypes.CDLL(None).emscripten_run_script_string\nrun.restype = ctypes.c_char_p\nreturn run(b"'thr' + 'ough'").decode()`) },
  { id: 'A10', name: 'emscripten_run_script by ctypes, with an effect', python: attempt(`import ctypes\nctypes.CDLL(None).emscripten_run_script(("require('fs').writeFileSync('" + bait['folder'] + "/written', 'x'); process.getBuiltinModule('node:fs').writeFileSync('" + bait['folder'] + "/written', 'x')").encode())\nimport pyodide_js`) },
  { id: 'A11', name: 'a proxy found among the modules', python: attempt(`import sys\nimport pyodide.ffi\nfound = [one for module in list(sys.modules.values()) for one in [module, *getattr(module, '__dict__', {}).values()] if isinstance(one, pyodide.ffi.JsProxy)]\nfor one in found:\n    try:\n        return one.constructor.constructor("return 'through'")()\n    except Exception:\n        pass`) },
  { id: 'A12', name: 'js.fetch, begun and left to itself', python: attempt(`from js import fetch\nfetch('http://127.0.0.1:' + str(bait['port']))`), isLate: true },
  { id: 'A13', name: 'a promise that fetches', python: attempt(`import asyncio\nfrom pyodide.http import pyfetch\nfrom pyodide.ffi import run_sync\nreturn run_sync(pyfetch('http://127.0.0.1:' + str(bait['port']))) and 'through'`), isLate: true },
  { id: 'A14', name: 'pyodide_js.loadPackage of a file', python: attempt(`import pyodide_js\nfrom pyodide.ffi import run_sync\nrun_sync(pyodide_js.loadPackage('http://127.0.0.1:' + str(bait['port']) + '/x-1-py3-none-any.whl'))`), isLate: true },
  { id: 'A15', name: 'open() of the host’s file', python: attempt(`return open(bait['file']).read()`), hasNoControl: NOTHING_THERE },
  { id: 'A16', name: 'os.system', python: attempt(`import os\nos.system('echo x > ' + bait['folder'] + '/written')\nreturn os.popen('cat ' + bait['file']).read()`) },
  { id: 'A17', name: 'subprocess', python: attempt(`import subprocess\nreturn subprocess.check_output(['cat', bait['file']]).decode()`), hasNoControl: NOTHING_THERE },
  { id: 'A18', name: 'socket', python: attempt(`import socket\nconnection = socket.create_connection(('127.0.0.1', bait['port']), timeout=1)\nconnection.sendall(b'GET / HTTP/1.0\\r\\n\\r\\n')\nreturn 'through' if connection.recv(10) else None`) },
  { id: 'A19', name: 'os.fork', python: attempt(`import os\nchild = os.fork()\nif child == 0:\n    os._exit(0)\nreturn 'through'`), hasNoControl: NOTHING_THERE },
  { id: 'A20', name: 'os.kill of the parent', python: attempt(`import os, signal\nos.kill(bait['parentPid'], signal.SIGTERM)`), hasNoControl: NOTHING_THERE },
  { id: 'A21', name: 'sqlite3 of a file, and ATTACH', python: attempt(`import sqlite3\nreturn sqlite3.connect(bait['database']).execute('select text from secret').fetchone()[0]`), hasNoControl: NOTHING_THERE },
];
