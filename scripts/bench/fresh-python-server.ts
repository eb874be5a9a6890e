// The product's own routes and ledger on its own database, but each submission is judged by a new jailed python3:
// `node fresh-python-server.ts <folder for the jail>`, with the product's environment, while the product is stopped: a run goes to the process
// that holds its learner's lease, and that must be this one. What our warm processes are measured against.
import { serve } from '@hono/node-server';
import { fileURLToPath } from 'node:url';
import { availableParallelism } from 'node:os';
import { makeApp } from '../../server/app.ts';
import { readConfig } from '../../server/platform/config.ts';
import { connect } from '../../server/platform/db/connect.ts';
import { startEmbedded } from '../../server/platform/db/embedded.ts';
import { keptJobs } from '../../server/platform/jobs/run-jobs.ts';
import { startLive } from '../../server/platform/live/live.ts';
import { jsonLog } from '../../server/platform/log.ts';
import { noMail } from '../../server/platform/mail/mail.ts';
import { onParentGone } from '../../server/platform/parent.ts';
import { jailing } from '../../server/platform/sandbox/jail/bubblewrap.ts';
import { findBackEnds } from '../../server/platform/sandbox/jail/choose-back-end.ts';
import { guestPrograms } from '../../server/platform/sandbox/jail/guest-programs.ts';
import { startGuest } from '../../server/platform/sandbox/jail/start-guest.ts';
import { makeSqlPlace } from '../../server/platform/sandbox/pool/ask-sql.ts';
import { makeLine } from '../../server/platform/sandbox/pool/line.ts';
import type { Child } from '../../server/platform/sandbox/program.ts';
import type { Sandbox } from '../../server/platform/sandbox/sandbox.ts';
import { findPython, withFreshPython } from './fresh-python.ts';

const [, , runDir = ''] = process.argv;
const [python, [found]] = [findPython(), findBackEnds(runDir)];
if (python === undefined || found === undefined || 'why' in found) {
  process.send?.('none');
  process.exit(0);
}
const { backEnd } = found;
const { sql: program } = await guestPrograms();
const jailed = jailing(runDir);
const line = makeLine(availableParallelism(), () => {});
// As many as run at a time, and kept warm, which is more than a process for each would have.
const sqls = Array.from({ length: availableParallelism() }, () => makeSqlPlace(() => startGuest(backEnd, program)));
let judged = 0;
let isStopping = false;
const refuse = (): never => {
  throw new Error('Only runs of labs are measured here.');
};

const sandbox: Sandbox = {
  state: () => ({ state: 'ready', position: null }),
  bind: async () => {},
  run: refuse,
  release: () => {},
  judge: async (key, _language, module, input) => {
    const { judge } = (await import(module.href)) as { judge: (child: Child, input: unknown) => Promise<unknown> };
    const leave = await line.enter(key);
    judged += 1;
    const sql = sqls.pop()!;
    try {
      return await withFreshPython(python, (input as { files: Record<string, string> }).files, jailed, sql, (child) => judge(child, input));
    } finally {
      sqls.push(sql);
      leave();
    }
  },
};

const [config, log] = [readConfig(process.env), jsonLog()];
const embedded = await startEmbedded({ dataDir: config.dataDir, log, onWarning: () => {}, onLost: () => process.exit(1) });
const { url } = embedded;
const database = connect(url, { onProblem: (error) => void (isStopping || log.problem('database', { error: error.message })) });
const app = makeApp(
  { config, log, now: () => new Date(), viewer: { is: 'nobody' }, pool: database.pool, db: database.db, enqueue: keptJobs().enqueue, mail: noMail, sandbox, live: startLive({ url, pool: database.pool, log, address: config.processUrl }) },
  fileURLToPath(new URL('../../dist/', import.meta.url)),
);
serve({ fetch: app.fetch, port: config.port, hostname: config.host }, () => process.send?.('ready'));
/** Says how many it judged, so that nobody takes another process's runs for its own. */
const stop = async (): Promise<void> => {
  isStopping = true;
  process.send?.({ judged });
  for (const sql of sqls) sql.end('over');
  await embedded.stop();
  process.exit(0);
};
process.on('SIGTERM', () => void stop());
onParentGone(() => void stop());
