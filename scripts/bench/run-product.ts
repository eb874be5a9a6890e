// Runs the product as people do, by `npm start` in a folder, and takes the time to the first page.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

export type Running = { seconds: number; pid: number; stop(): Promise<void> };

const isUp = async (baseUrl: string): Promise<boolean> => fetch(`${baseUrl}/`).then(({ status }) => status === 200, () => false);

/** Throws when somebody else answers on the port already (they would be measured instead), or when there is no page after `limitSeconds`, with the end of what the product said. */
export const startProduct = async (dir: string, port: number, environment: Record<string, string>, limitSeconds: number): Promise<Running> => {
  if (await isUp(`http://localhost:${port}`)) throw new Error(`Something answers on port ${port} already, perhaps the product of a run that was broken off. End it and try again.`);
  const began = performance.now();
  const child = spawn('npm', ['start'], { cwd: dir, env: { ...process.env, ...environment, PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said = (said + text.toString()).slice(-4_000)));
  const stop = (): Promise<void> => end(child);
  while (!(await isUp(`http://localhost:${port}`))) {
    const hasEnded = child.exitCode !== null;
    if (hasEnded || performance.now() - began > limitSeconds * 1_000) {
      await stop();
      throw new Error(`The product ${hasEnded ? 'ended before it was there' : `was not there within ${limitSeconds} s`}. It said:\n${said}`);
    }
    await wait(25);
  }
  return { seconds: Math.round((performance.now() - began) / 10) / 100, pid: child.pid!, stop };
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
};

/** A clone of what is committed, without anything that is installed or built. */
export const cloneInto = (root: string, dir: string): void => void execFileSync('git', ['clone', '--quiet', '--no-hardlinks', root, dir]);
