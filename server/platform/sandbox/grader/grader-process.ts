// The grader: a process of its own that holds the pool and judges, so that neither can stop or take down the server.
// Started by make-grader.ts with a channel; the jailed processes are its children and end with it.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { PlannedError, unavailable } from '../../errors.ts';
import { onParentGone } from '../../parent.ts';
import { chooseBackEnd, findBackEnds } from '../jail/choose-back-end.ts';
import type { BackEnd } from '../jail/guest-program.ts';
import { guestPrograms } from '../jail/guest-programs.ts';
import { LIMITS } from '../jail/limits.ts';
import { residentBytes } from '../jail/resident.ts';
import { NoAnswer, startGuest } from '../jail/start-guest.ts';
import { makePool, type Pool } from '../pool/pool.ts';
import type { Child } from '../program.ts';
import type { Asked, GraderSettings, Order, Replied, SandboxState } from './messages.ts';
import { holdTo } from './processors.ts';

const IDLE_MS = 5 * 60_000;
const BYTES_EACH = 320 * 1024 * 1024;
const MOST = 60;

const runDir = process.argv[2]!;
const { processor, of, known } = JSON.parse(process.argv[3]!) as GraderSettings;
const send = (message: Replied): void => void process.send?.(message);
const most = Math.max(1, Math.floor(Math.min(MOST, (process.constrainedMemory() || process.availableMemory()) / BYTES_EACH) / of));

const poolOn = async (backEnd: BackEnd): Promise<Pool> => {
  const programs = await guestPrograms();
  const pool = makePool({
    start: (language) => startGuest(backEnd, programs[language]),
    startSql: () => startGuest(backEnd, programs.sql),
    most,
    cores: processor === undefined ? availableParallelism() : 1,
    isTooLarge: ({ pid }) => residentBytes(pid) > LIMITS.residentBytes,
    idleMs: IDLE_MS,
    now: () => Date.now(),
    onChange: () => (tell ??= setTimeout(tellEngines, 20)),
  });
  let tell: NodeJS.Timeout | undefined;
  const tellEngines = (): void => {
    tell = undefined;
    send({ engines: pool.engines() });
  };
  setInterval(pool.sweep, 30_000);
  return pool;
};

// What a grader that was killed during its self-test left behind; a younger one may be another server's.
for (const path of readdirSync(runDir).filter((name) => /^(bait|native)-/.test(name)).map((name) => join(runDir, name))) {
  if (statSync(path).mtimeMs < Date.now() - IDLE_MS) rmSync(path, { recursive: true, force: true });
}

/** The back end that another grader tried out, or the one that lets nothing out of those here. */
const choose = async (): Promise<{ state: SandboxState; backEnd?: BackEnd }> => {
  if (known === undefined) return chooseBackEnd(runDir);
  const found = findBackEnds(runDir).find((one) => 'backEnd' in one && one.backEnd.name === known.backEnd);
  return found !== undefined && 'backEnd' in found ? { state: known, backEnd: found.backEnd } : chooseBackEnd(runDir);
};

let state: SandboxState = { is: 'getting-ready' };
const ready = choose().then(async (choice) => {
  // Not before: the self-test has all processors.
  if (processor !== undefined) holdTo(processor);
  state = choice.state;
  const pool = choice.backEnd === undefined ? undefined : await poolOn(choice.backEnd);
  send({ about: state });
  return pool;
});

/** What a module to judge with exports. */
type Judge = (child: Child, input: unknown) => Promise<unknown>;

const carryOut = async (order: Order): Promise<unknown> => {
  if (order.do === 'ping') return true;
  const pool = await ready;
  if (pool === undefined) throw unavailable('This machine cannot run programs safely.');
  if (order.do === 'bind') return pool.bind(order.key, order.language);
  if (order.do === 'run') return pool.hold(order.key, order.request.language, (child) => child.run(order.request));
  if (order.do === 'release') return pool.release(order.key);
  if (order.do === 'figures') return { ...pool.figures(), most };
  const { judge } = (await import(order.module)) as { judge: Judge };
  return pool.hold(order.key, order.language, (child) => judge(child, order.input));
};

const kindOf = (error: unknown): 'Unavailable' | 'NoAnswer' | 'bug' => {
  if (error instanceof NoAnswer) return 'NoAnswer';
  return error instanceof PlannedError && error.kind === 'Unavailable' ? 'Unavailable' : 'bug';
};

process.on('message', ({ id, ...order }: Asked) => {
  carryOut(order as Order).then(
    (value) => send({ id, value: value ?? null }),
    (error: unknown) => send({ id, failed: { kind: kindOf(error), message: error instanceof Error ? error.message : String(error) } }),
  );
});
onParentGone(() => process.exit(0));
