// Lays out what attempts aim at: a secret in files, listeners on every kind of socket, a process to be killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { librariesOfNode } from '../jail/bubblewrap.ts';
import { outerEnvironment } from '../jail/guest-program.ts';
import type { Bait } from './escape-case.ts';
import { WITH_US } from './plain-places.ts';

export type SetBait = {
  bait: Bait;
  /** What happened to the bait since the last call, in words; empty when nothing did. */
  hits: () => string[];
  remove: () => void;
};

const LAID_OUT = ['secret.txt', 'secret.db', 'secret.mjs', 'secret.json', 'library.so', 'socket'];

const fill = (folder: string, secret: string): void => {
  writeFileSync(join(folder, 'secret.txt'), secret);
  writeFileSync(join(folder, 'secret.mjs'), `export const secret = '${secret}';\n`);
  writeFileSync(join(folder, 'secret.json'), JSON.stringify({ secret }));
  // Small, without a state of its own, and not what the jail itself shows.
  const library = librariesOfNode().find((path) => path.includes('/libm.'));
  if (library !== undefined) copyFileSync(library, join(folder, 'library.so'));
  const database = new DatabaseSync(join(folder, 'secret.db'));
  database.exec('create table secret (text)');
  database.prepare('insert into secret values (?)').run(secret);
  database.close();
};

/** Listens everywhere on the loopback; `hit` hears of each visitor. */
const listen = async (folder: string, abstractSocket: string, hit: (what: string) => void): Promise<{ port: number; udpPort: number; close: () => void }> => {
  const http: Server = createServer((_request, reply) => reply.end('here'));
  http.on('connection', () => hit('a TCP connection came'));
  // An engine may use a connection again.
  http.on('request', () => hit('a request came'));
  http.on('upgrade', (_request, socket) => (hit('a request came'), socket.destroy()));
  const local = [join(folder, 'socket'), abstractSocket].map((path) => createTcpServer((socket) => (hit(`a connection came to ${path.startsWith('\0') ? 'the abstract socket' : 'the socket'}`), socket.end())).listen(path));
  const udp = createSocket('udp4').on('message', () => hit('a UDP packet came')).bind(0, '127.0.0.1');
  http.listen(0, '127.0.0.1');
  await Promise.all([http, udp, ...local].map((one) => once(one, 'listening')));
  const close = (): void => {
    http.closeAllConnections();
    for (const one of [http, udp, ...local]) one.close();
  };
  return { port: (http.address() as AddressInfo).port, udpPort: udp.address().port, close };
};

const setBait = async (runDir: string): Promise<SetBait> => {
  const folder = mkdtempSync(join(runDir, 'bait-'));
  const secret = randomBytes(12).toString('hex');
  fill(folder, secret);
  let found: string[] = [];
  const hit = (what: string): void => void found.push(what);
  const abstractSocket = `\0beforetab-${secret.slice(0, 8)}`;
  const { port, udpPort, close } = await listen(folder, abstractSocket, hit);
  let parent: ChildProcess | undefined;
  const standUp = (): void => {
    const stands = spawn('setpriv', [...WITH_US, 'sleep', '3600'], { stdio: 'ignore', env: { ...outerEnvironment(), BAIT: secret } });
    stands.once('exit', () => {
      if (stands !== parent) return;
      hit('the parent was killed');
      standUp();
    });
    parent = stands;
    bait.parentPid = stands.pid ?? 0;
  };
  const bait: Bait = {
    secret,
    folder,
    file: join(folder, 'secret.txt'),
    database: join(folder, 'secret.db'),
    graderSource: fileURLToPath(new URL('../grader/grader-process.ts', import.meta.url)),
    port,
    udpPort,
    socket: join(folder, 'socket'),
    abstractSocket,
    parentPid: 0,
    library: join(folder, 'library.so'),
    hostname: hostname(),
  };
  standUp();

  const hits = (): string[] => {
    for (const name of readdirSync(folder).filter((one) => !LAID_OUT.includes(one))) {
      hit(`${name} was written`);
      rmSync(join(folder, name), { recursive: true, force: true });
    }
    const seen = found;
    found = [];
    return seen;
  };
  const remove = (): void => {
    const stands = parent;
    parent = undefined;
    stands?.kill('SIGKILL');
    close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { bait, hits, remove };
};

/** Lays bait for the time of `work`; those who try at the same time have each their own. */
export const withBait = async <T>(runDir: string, work: (set: SetBait) => Promise<T>): Promise<T> => {
  const set = await setBait(runDir);
  try {
    return await work(set);
  } finally {
    set.remove();
  }
};
