// E and F: programs that take all they can get, or end instead of answering; each in a process of its own.
import type { EndingCase, ResourceCase } from './escape-case.ts';

// Python: the body of attempt(). TypeScript: the same. Script: after a complete takeover.
export const RESOURCE_CASES: readonly ResourceCase[] = [
  { id: 'E01', name: 'a loop', in: 'python', takes: 'time', code: 'while True:\n    pass' },
  { id: 'E02', name: 'a loop that catches everything', in: 'python', takes: 'time', code: 'while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass' },
  { id: 'E03', name: 'a loop in C', in: 'python', takes: 'time', code: 'import collections, itertools\ncollections.deque(itertools.count(), 0)' },
  { id: 'E04', name: 'a sum without an end', in: 'python', takes: 'time', code: 'return sum(range(10 ** 15))' },
  { id: 'E05', name: 'a pattern that backtracks', in: 'python', takes: 'time', code: 'import re\nre.match("(a+)+$", "a" * 60 + "!")' },
  { id: 'E06', name: 'a large number', in: 'python', takes: 'time', code: 'return len(str((10 ** 8) ** (10 ** 8)))' },
  { id: 'E07', name: 'bytes that double', in: 'python', code: 'kept = b"x"\nwhile True:\n    kept += kept' },
  { id: 'E08', name: 'a list that grows', in: 'python', code: 'kept = []\nwhile True:\n    kept.append([0] * 100000)' },
  { id: 'E09', name: 'all memory at once', in: 'python', code: 'return len(bytearray(1 << 31))' },
  { id: 'E10', name: 'a disk that fills', in: 'python', code: 'with open("/tmp/large", "wb") as file:\n    while True:\n        file.write(b"x" * 10000000)' },
  { id: 'E11', name: 'recursion without a limit', in: 'python', code: 'import sys\nsys.setrecursionlimit(10 ** 9)\ndef down(n):\n    return down(n + 1)\nreturn down(0)' },
  { id: 'E12', name: 'a nest for repr', in: 'python', code: 'kept = []\nfor _ in range(1000000):\n    kept = [kept]\nreturn repr(kept)' },
  { id: 'E13', name: 'a nest for the parser', in: 'python', code: 'return eval("(" * 1000000 + ")" * 1000000)' },
  { id: 'E14', name: 'a flood of printing', in: 'python', takes: 'time', code: 'while True:\n    print("x" * 10000)' },
  { id: 'E15', name: 'a flood of calls to the host', in: 'python', takes: 'time', code: 'from storage import storage\nwhile True:\n    try:\n        storage.get("x")\n    except Exception:\n        pass' },
  { id: 'E16', name: 'a huge call to the host', in: 'python', code: 'from storage import storage\nstorage.put("x", "x" * 50000000)' },
  { id: 'E17', name: 'a huge return', in: 'python', code: 'return [["x" * 60000] * 500] * 500' },
  { id: 'E18', name: 'a deep return', in: 'python', code: 'kept = {}\nfor _ in range(100000):\n    kept = {"x": kept}\nreturn kept' },
  { id: 'E19', name: 'sleep', in: 'python', takes: 'time', code: 'import time\ntime.sleep(100)' },
  { id: 'E20', name: 'a bomb to unpack', in: 'python', code: 'import zlib\npacked = zlib.compress(b"0" * 100000000)\nreturn len([zlib.decompress(packed) for _ in range(20)])' },
  { id: 'E21', name: 'a loop', in: 'typescript', takes: 'time', code: 'for (;;) {}' },
  { id: 'E22', name: 'promises without an end', in: 'typescript', takes: 'time', code: 'const next = (): Promise<void> => Promise.resolve().then(next); return next();' },
  { id: 'E23', name: 'a pattern that backtracks', in: 'typescript', takes: 'time', code: 'return /^(a+)+$/.test("a".repeat(60) + "!");' },
  { id: 'E24', name: 'an array that grows', in: 'typescript', code: 'const kept: unknown[] = []; for (;;) kept.push(new Array(100000).fill({}));' },
  { id: 'E25', name: 'buffers that grow', in: 'typescript', code: 'const kept: Uint8Array[] = []; for (;;) kept.push(new Uint8Array(10000000).fill(1));' },
  { id: 'E26', name: 'a text that doubles', in: 'typescript', code: 'let kept = "x"; for (;;) kept += kept;' },
  { id: 'E27', name: 'buffers after a takeover', in: 'script', takes: 'memory', code: 'const kept = []; for (;;) kept.push(new Uint8Array(10000000).fill(1))' },
  { id: 'E28', name: 'WebAssembly memories after a takeover', in: 'script', code: 'const kept = []; for (;;) { const memory = new WebAssembly.Memory({ initial: 1000 }); new Uint8Array(memory.buffer).fill(1); kept.push(memory) }' },
  { id: 'E29', name: 'worker threads after a takeover', in: 'script', code: `const { Worker } = use('worker_threads'); for (;;) new Worker('for (;;);', { eval: true })`, unfit: { deno: 'Deno starts no worker from text' } },
  { id: 'E30', name: 'processes after a takeover', in: 'script', code: `for (let count = 0; count < 10000; count += 1) { try { use('child_process').spawn('/bin/sleep', ['1']) } catch {} } for (;;);`, },
  { id: 'E31', name: 'an answer without an end', in: 'script', takes: 'time', code: `for (;;) { try { isDeno ? Deno.stdout.writeSync(new Uint8Array(60000).fill(120)) : use('fs').writeSync(4, 'x'.repeat(60000)) } catch {} }`.replace('isDeno', `typeof Deno !== 'undefined'`) },
];

/** `attempt()` must give 'right' for a pass; whatever these do instead is none. */
export const ENDING_CASES: readonly EndingCase[] = [
  { id: 'F01', name: 'os._exit(0)', in: 'python', code: 'import os\nos._exit(0)' },
  { id: 'F02', name: 'sys.exit(0)', in: 'python', code: 'import sys\nsys.exit(0)' },
  { id: 'F03', name: 'exit while the file loads', in: 'python', before: 'raise SystemExit(0)', code: 'return "never"' },
  { id: 'F04', name: 'a handler for the end', in: 'python', code: 'import atexit, sys\natexit.register(print, "PASS")\nsys.exit(0)' },
  { id: 'F05', name: 'os.abort()', in: 'python', code: 'import os\nos.abort()' },
  { id: 'F06', name: 'an address that is not there', in: 'python', code: 'import ctypes\nctypes.memset(0x7fffffff, 1, 100000000)' },
  { id: 'F07', name: 'the interpreter’s own memory overwritten', in: 'python', code: 'import ctypes\nctypes.memset(1024, 0, 25000000)' },
  { id: 'F08', name: 'a signal to itself', in: 'python', code: 'import os, signal\nos.kill(os.getpid(), signal.SIGKILL)' },
  { id: 'F09', name: 'process.exit after a takeover', in: 'script', code: 'process.exit(0)' },
  { id: 'F10', name: 'process.abort after a takeover', in: 'script', code: `use('process').abort()` },
  { id: 'F11', name: 'a promise that never settles', in: 'typescript', code: 'return new Promise(() => {});' },
  { id: 'F12', name: 'an exception of its own kind', in: 'typescript', code: `throw { name: 'Passed', message: 'right', value: 'right' };` },
];
