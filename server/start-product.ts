// The product on its database: migrations, content, listening; then jobs; and a clean end.
import { serve } from '@hono/node-server';
import { fileURLToPath } from 'node:url';
import { allJobs, makeApp, publishContent, readAllContent, watchContentFiles } from './app.ts';
import { setUpCode } from './people/index.ts';
import type { Config } from './platform/config.ts';
import type { Ctx } from './platform/context.ts';
import { connect } from './platform/db/connect.ts';
import type { Embedded } from './platform/db/embedded.ts';
import { migrate } from './platform/db/migrate.ts';
import { endStreams } from './platform/http/stream.ts';
import { jobRunner } from './platform/jobs/run-jobs.ts';
import { startLive } from './platform/live/live.ts';
import type { Log } from './platform/log.ts';
import { smtpMail } from './platform/mail/mail.ts';
import { whyNotStarted } from './platform/why-not-started.ts';
import { noServerSandbox, sayAbout, type SandboxState, serverSandbox } from './platform/sandbox/index.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Resolves when it is about to listen, with what ends it and the process with this exit code. Content is read while the database gets ready. */
export const startProduct = async (config: Config, log: Log, starting: Promise<Embedded> | undefined): Promise<(code: number) => Promise<void>> => {
  let isStopping = false;
  const content = (async () => readAllContent(config))();
  content.catch(() => {});
  const embedded = await starting;
  const url = config.databaseUrl ?? embedded!.url;
  const database = connect(url, { onProblem: (error) => void (isStopping || log.problem('database', { error: error.message })) });

  const applied = await migrate(database.db);
  if (applied.length > 0) say(`Database is up to date (${applied.length} migrations).`);

  const jobs = jobRunner(url, log);
  const tellOfLabs = (about: SandboxState): void => say(sayAbout(about));
  const sandbox = config.hasSandbox ? serverSandbox({ dataDir: config.dataDir, log, onReady: tellOfLabs }) : noServerSandbox(tellOfLabs);
  const live = startLive({ url, pool: database.pool, log, address: config.processUrl });
  const ctx: Ctx = {
    config,
    log,
    now: () => new Date(),
    viewer: { is: 'nobody' },
    pool: database.pool,
    db: database.db,
    enqueue: jobs.enqueue,
    mail: smtpMail(config),
    sandbox,
    live,
  };

  await publishContent(ctx, say, content);
  if (config.isDevelopment) watchContentFiles(ctx, say);

  const setUp = await setUpCode(ctx);
  if (setUp !== undefined) say(`Setting up from another machine asks for this code: ${setUp}`);

  const app = makeApp(ctx, fileURLToPath(new URL('../dist/', import.meta.url)));
  const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, () => {
    say(`BeforeTab is at ${config.publicUrl}`);
    sandbox.start();
    jobs.start(ctx, allJobs).catch((error: unknown) => void (isStopping || log.problem('jobs did not start', { error: String(error) })));
  });
  // A source may send for a long time; what a route holds of its body is bounded all the same.
  if ('requestTimeout' in server) server.requestTimeout = 60 * 60_000;
  // Longer than a proxy in front keeps an idle connection (a minute is usual): who closes first must not be the one that is asked next.
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = 65_000;
  server.on('error', (error: NodeJS.ErrnoException) => {
    process.stderr.write(`${whyNotStarted(error, config) ?? `Cannot listen: ${error.message}`}\n`);
    void stop(1);
  });

  const stop = async (code: number): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    // Whatever still holds on after this long is cut off: the database recovers, an endless stop does not.
    setTimeout(() => process.exit(code), 3_000).unref();
    server.close();
    endStreams();
    await sandbox.stop();
    await live.stop();
    await jobs.stop().catch(() => {});
    await database.close().catch(() => {});
    await embedded?.stop();
    process.exit(code);
  };
  return stop;
};
