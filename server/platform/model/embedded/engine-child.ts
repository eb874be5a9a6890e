// The server's side of one process with the engine: started with nothing of ours in its environment, watched, and ended when it hangs or grows.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { killStarting } from '../../sandbox/jail/kill-starting.ts';
import { residentBytes } from '../../sandbox/jail/resident.ts';
import { jailEngine } from './engine-jail.ts';
import type { FromEngine, Generated, Order, ToEngine } from './engine-messages.ts';

/** The process ended, or was ended, before it answered. */
export class EngineGone extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'EngineGone';
  }
}

export type EngineChild = {
  /** Rejects with EngineGone. */
  loaded: Promise<void>;
  /** Rejects with EngineGone, with the signal's reason, or with an Error when the engine could not. */
  generate(order: Order, signal: AbortSignal): Promise<Generated>;
  end(why: string): void;
  isGone(): boolean;
  pid: number | undefined;
};

/** `isOpen`: not kept apart, also where it could be. */
export type ChildSettings = { entry: string; file: string; contextTokens: number; mostBytes: number; loadMs?: number; isOpen?: boolean };

const LOAD_MS = 180_000;
/** Whoever does not stop this long after being asked to hangs. */
const ABORT_MS = 2_000;
const WATCH_MS = 500;
const SETPRIV = '/usr/bin/setpriv';

const SCRIPT = fileURLToPath(new URL('engine-process.ts', import.meta.url));

/** The kernel ends it with the server, also when it is busy in native code and the server was killed. */
const commandFor = ({ entry, file, contextTokens, isOpen = false }: Pick<ChildSettings, 'entry' | 'file' | 'contextTokens' | 'isOpen'>): string[] => {
  const threads = Math.max(1, availableParallelism() - 1);
  const folder = entry.slice(0, entry.lastIndexOf('/node_modules/node-llama-cpp/'));
  const jail = isOpen ? undefined : jailEngine({ folder, file, script: SCRIPT });
  const open = { before: existsSync(SETPRIV) ? [SETPRIV, '--pdeathsig', 'KILL', '--'] : [], node: process.execPath, script: SCRIPT, file };
  const { before, node, script, file: shown } = jail ?? open;
  return [...before, node, '--disable-warning=ExperimentalWarning', '--max-old-space-size=512', script, entry, shown, String(contextTokens), String(threads)];
};

type Waiting = { resolve(generated: Generated): void; reject(error: Error): void };

export const startEngine = ({ loadMs = LOAD_MS, mostBytes, ...settings }: ChildSettings): EngineChild => {
  const [command = '', ...given] = commandFor(settings);
  // Neither keys nor addresses of ours: what is in a model file may take over the process that reads it.
  const child = spawn(command, given, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], cwd: tmpdir(), env: { PATH: '/usr/bin:/bin', HOME: tmpdir(), NODE_ENV: 'production' } });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let gone: EngineGone | undefined;
  let isLoaded = false;
  const { promise: loaded, resolve: hasLoaded, reject: hasFailed } = Promise.withResolvers<void>();
  loaded.catch(() => {});

  const end = (why: string): void => {
    if (gone !== undefined) return;
    gone = new EngineGone(why);
    clearInterval(watching);
    clearTimeout(loading);
    if (!isLoaded) killStarting(child);
    child.kill('SIGKILL');
    hasFailed(gone);
    for (const { reject } of waiting.values()) reject(gone);
    waiting.clear();
  };
  const loading = setTimeout(() => end('it was not loaded in time'), loadMs).unref();
  const watching = setInterval(() => child.pid !== undefined && residentBytes(child.pid) > mostBytes && end('it took too much memory'), WATCH_MS).unref();
  child.once('error', () => end('it could not be started'));
  child.once('exit', (code, signal) => end(`it ended by ${signal ?? `itself with ${code}`}`));
  child.on('message', (said: FromEngine) => {
    if (said.is === 'loaded') {
      clearTimeout(loading);
      isLoaded = true;
      return hasLoaded();
    }
    if (said.id === null) return end('the engine could not load the file');
    const one = waiting.get(said.id);
    waiting.delete(said.id);
    if (said.is === 'generated') one?.resolve(said.generated);
    else one?.reject(new Error('the engine could not answer'));
  });
  // Neither the process nor its channel keeps the server running; whoever waits for an answer does.
  child.unref();
  const letGo = (): void => void (waiting.size === 0 && child.channel?.unref());
  loaded.then(letGo, () => {});

  const send = (said: ToEngine): void => void (child.connected && child.send(said, () => {}));
  const generate = async (order: Order, signal: AbortSignal): Promise<Generated> => {
    signal.throwIfAborted();
    if (gone !== undefined) throw gone;
    const id = (lastId += 1);
    let ending: NodeJS.Timeout | undefined;
    const answered = new Promise<Generated>((resolve, reject) => waiting.set(id, { resolve, reject }));
    const abort = (): void => {
      send({ is: 'abort', id });
      ending = setTimeout(() => end('it hung'), ABORT_MS);
    };
    signal.addEventListener('abort', abort, { once: true });
    child.channel?.ref();
    send({ is: 'generate', id, order });
    try {
      return await answered;
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    } finally {
      clearTimeout(ending);
      signal.removeEventListener('abort', abort);
      letGo();
    }
  };
  return { loaded, generate, end, isGone: () => gone !== undefined, pid: child.pid };
};
