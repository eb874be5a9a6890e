// The whole product as its own process on a fresh data directory, the way an operator starts it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Product = { url: string; output(): string; stop(): Promise<void> };

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
};

/** Answers once the first page does; the data directory is removed with `stop`. */
export const startProduct = async (environment: Record<string, string> = {}): Promise<Product> => {
  const port = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), 'beforetab-e2e-'));
  const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));
  const { DATABASE_URL: _none, ...inherited } = process.env;
  const child = spawn(process.execPath, [main], { env: { ...inherited, NODE_ENV: 'production', PORT: String(port), BEFORETAB_DATA: dataDir, ...environment }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => void (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => void (output += chunk.toString()));
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  };
  const url = `http://localhost:${port}`;
  for (let tries = 0; tries < 900; tries += 1) {
    if (child.exitCode !== null) throw new Error(`The product ended at start:\n${output}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return { url, output: () => output, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error(`The product did not answer within 90 s:\n${output}`);
};
