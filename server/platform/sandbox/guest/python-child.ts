// Keeps one Python interpreter (Pyodide) and puts it back to its first state after every run; works in a browser worker and in Node.
import { bytesOfBase64 } from '../../bytes-of-base64.ts';
import type { ProgramRequest, TreeEntry } from '../program.ts';
import { type DiskNode, saveDisk } from './save-disk.ts';
import { type Memory, saveMemory } from './save-memory.ts';

type Stream = { fd: number | null };
type StreamOps = {
  open: (stream: Stream) => void;
  close: (stream: Stream) => void;
  read: (stream: Stream, buffer: Uint8Array, offset: number, length: number) => number;
  write: (stream: Stream, buffer: Uint8Array, offset: number, length: number) => number;
};

/** The part of Pyodide used here. */
export type Pyodide = {
  runPython: (code: string) => unknown;
  FS: {
    writeFile: (path: string, data: string | Uint8Array) => void;
    mkdirTree: (path: string) => void;
    symlink: (to: string, path: string) => void;
    unlink: (path: string) => void;
    rmdir: (path: string) => void;
    root: DiskNode;
    streams: (Stream | null)[];
    chdir: (path: string) => void;
    makedev: (major: number, minor: number) => number;
    registerDevice: (device: number, ops: StreamOps) => void;
    mkdev: (path: string, mode: number, device: number) => void;
  };
  _module: Memory;
};

/** Takes one line of JSON, `[name, args]`, and gives one: `{ value }` or `{ error }`. */
export type AskHost = (line: string) => string;

/** `hasDatabase`: the host answers db.execute; otherwise SQLite runs inside, and the host is only told. */
export type PythonRequest = Omit<ProgramRequest, 'language' | 'llm' | 'services' | 'storage' | 'storageChanges' | 'storageFails' | 'late' | 'http' | 'postgres'> & { services: string[]; hasDatabase: boolean };

/** What the interpreter itself is told of a request: the host keeps the rest to itself. */
export function askPython(request: ProgramRequest, hasDatabase: boolean): PythonRequest {
  const { files, calls, env, tree, sqlite, clock, run } = request;
  return { files, calls, ...(run && { run }), ...(env && { env }), ...(tree && { tree }), ...(sqlite && !hasDatabase && { sqlite }), ...(clock && { clock }), services: Object.keys(request.services ?? {}), hasDatabase };
}

export type KeptPython = {
  /** Runs one request and gives `{ returns, printed }` as JSON; throws when the interpreter cannot be used again. */
  run: (request: PythonRequest, host: AskHost) => string;
  /** Due after every answer: tidies up for the next step of the same run, or puts everything back. Throws when the interpreter cannot be used again. */
  settle: () => void;
};

export function keepPython(python: Pyodide): KeptPython {
  const { FS } = python;
  let ask: AskHost | undefined;
  const forget = makeHostDevice(FS, (line) => (ask === undefined ? '{"error":{"type":"RuntimeError","message":"nobody is here"}}' : ask(line)));
  const line = python.runPython('import lab_host\nlab_host.connect()') as number;
  const stream = FS.streams[line]!;
  const runRequest = python.runPython('import lab_child\nlab_child.run') as (request: string) => unknown;
  const tidy = python.runPython('lab_child.tidy') as () => unknown;
  const memory = saveMemory(python._module);
  const disk = saveDisk(FS);
  /** Whose marks are on the interpreter; undefined while it is as it was at first. */
  let marks: PythonRequest['run'] | 'of nobody';
  const restore = (): void => {
    memory.restore();
    marks = undefined;
  };
  const run: KeptPython['run'] = (request, host) => {
    const { files, tree, run: belongsTo, ...told } = request;
    if (marks !== undefined && (marks === 'of nobody' || marks.id !== belongsTo?.id)) restore();
    marks = belongsTo ?? 'of nobody';
    FS.mkdirTree('/app');
    for (const [path, text] of Object.entries(files)) put(FS, { path: `/app/${path}`, text });
    for (const entry of tree ?? []) put(FS, entry);
    forget();
    ask = host;
    const answer = runRequest(JSON.stringify(told));
    ask = undefined;
    if (typeof answer !== 'string') throw new Error('The interpreter answered with something else than text.');
    return answer;
  };
  const settle = (): void => {
    if (marks === 'of nobody' || marks?.isLast === true) restore();
    else tidy();
    FS.chdir('/');
    disk.restore();
    // A program may have closed it, or put something else in its place.
    FS.streams[line] = stream;
    stream.fd = line;
  };
  return { run, settle };
}

/** Python writes a line to /dev/host and reads the answer: no JavaScript object is ever handed to it. Gives what forgets a line begun and an answer half read. */
function makeHostDevice(FS: Pyodide['FS'], answer: AskHost): () => void {
  let asked = new Uint8Array(0);
  let reply = new Uint8Array(0);
  const forget = (): void => {
    asked = reply = new Uint8Array(0);
  };
  const device = FS.makedev(64, 0);
  FS.registerDevice(device, {
    open: forget,
    close: () => undefined,
    write: (_stream, buffer, offset, length) => {
      // A copy: the buffer is the interpreter's own memory.
      const next = new Uint8Array(asked.length + length);
      next.set(asked);
      next.set(buffer.subarray(offset, offset + length), asked.length);
      asked = next;
      if (asked.at(-1) === 10) {
        reply = new TextEncoder().encode(`${answer(new TextDecoder().decode(asked))}\n`);
        asked = new Uint8Array(0);
      }
      return length;
    },
    read: (_stream, buffer, offset, length) => {
      const part = reply.subarray(0, length);
      buffer.set(part, offset);
      reply = reply.slice(part.length);
      return part.length;
    },
  });
  FS.mkdev('/dev/host', 0o666, device);
  return forget;
}

function put(FS: Pyodide['FS'], entry: TreeEntry): void {
  FS.mkdirTree(entry.path.slice(0, entry.path.lastIndexOf('/')) || '/');
  if ('linkTo' in entry) FS.symlink(entry.linkTo, entry.path);
  else FS.writeFile(entry.path, 'text' in entry ? entry.text : bytesOfBase64(entry.base64));
}
