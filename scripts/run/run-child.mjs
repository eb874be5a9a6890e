// Runs programs and never lets one outlive the npm that asked for it.
import { spawn } from 'node:child_process';

// npm has 4 s to leave nothing behind: the child gets most of them, the database the rest.
const STOP_LIMIT_MS = 2_900;
const PARENT_CHECK_MS = 200;
const STOPPED = 143;

const running = new Set();
let isStopping = false;

const stop = () => {
  if (isStopping) return;
  isStopping = true;
  if (running.size === 0) process.exit(STOPPED);
  for (const child of running) child.kill('SIGTERM');
  setTimeout(() => running.forEach((child) => child.kill('SIGKILL')), STOP_LIMIT_MS).unref();
};

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop);

// npm killed by SIGKILL can tell nobody: we see it by having another parent. Only under npm, or nohup would end us.
if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), PARENT_CHECK_MS).unref();
}

/** The exit code of `command`; it sees our end by its closed channel, whatever ends us. */
export const runChild = (command, args, environment = {}, output = 'inherit') =>
  new Promise((resolve, reject) => {
    if (isStopping) return resolve(STOPPED);
    const child = spawn(command, args, { stdio: ['inherit', output, 'inherit', 'ipc'], env: { ...process.env, ...environment } });
    running.add(child);
    child.once('error', (error) => {
      running.delete(child);
      reject(error);
    });
    child.once('exit', (code, signal) => {
      running.delete(child);
      resolve(code ?? (isStopping ? STOPPED : signal === 'SIGINT' ? 130 : 1));
    });
  });

let preparing = 'inherit';
/** For a command whose standard output is its answer, which another program may read. */
export const prepareOnStandardError = () => void (preparing = 2);

/** Throws with `what` when the program fails or we were told to stop meanwhile. */
export const mustRun = async (what, command, args, environment) => {
  const code = await runChild(command, args, environment, preparing);
  if (isStopping) throw new Error('Stopped.');
  if (code !== 0) throw new Error(`${what} did not succeed (exit code ${code}). What went wrong stands above.`);
};
