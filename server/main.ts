// Start and stop: PostgreSQL opens its files while the product's modules are read here; a clean end on any signal, from the first moment on.
import { type Config, readConfig } from './platform/config.ts';
import { startEmbedded } from './platform/db/embedded.ts';
import { jsonLog } from './platform/log.ts';
import { onParentGone } from './platform/parent.ts';
import { whyNotStarted } from './platform/why-not-started.ts';

const readSettings = (): Config => {
  try {
    return readConfig(process.env);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return process.exit(1);
  }
};

const config = readSettings();
const log = jsonLog();
const starting = config.databaseUrl === undefined ? startEmbedded({ dataDir: config.dataDir, log, onWarning: (sentence) => void process.stdout.write(`${sentence}\n`), onLost: () => void stop(1) }) : undefined;
// Said below, once the modules are read.
starting?.catch(() => {});
/** A cluster in the making takes longer than anybody waits for an end; it is made anew next time. */
const MOST_WAIT_MS = 1_500;
let stop = async (code: number): Promise<void> => {
  setTimeout(() => process.exit(code), MOST_WAIT_MS);
  await starting?.then((embedded) => embedded.stop(), () => {});
  process.exit(code);
};
process.on('SIGTERM', () => void stop(0));
process.on('SIGINT', () => void stop(0));
onParentGone(() => void stop(0));

const { startProduct } = await import('./start-product.ts');
try {
  stop = await startProduct(config, log, starting);
} catch (error) {
  process.stderr.write(`${whyNotStarted(error, config) ?? (error instanceof Error ? error.stack : String(error))}\n`);
  await stop(1);
}
