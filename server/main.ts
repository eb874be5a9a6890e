// Start and stop: PostgreSQL opens its files while the product's modules are read here; a clean end on any signal, from the first moment on.
import { readConfig } from './platform/config.ts';
import { startEmbedded } from './platform/db/embedded.ts';
import { jsonLog } from './platform/log.ts';
import { onParentGone } from './platform/parent.ts';

const config = readConfig(process.env);
const log = jsonLog();
const starting = config.databaseUrl === undefined ? startEmbedded({ dataDir: config.dataDir, log, onWarning: (sentence) => void process.stdout.write(`${sentence}\n`), onLost: () => void stop(1) }) : undefined;
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
stop = await startProduct(config, log, starting);
