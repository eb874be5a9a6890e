// Stands where a program would after a complete takeover: runs whatever it is sent, with everything its engine offers.
import { readSync, writeSync } from 'node:fs';

const isDeno = typeof Deno !== 'undefined';
const read = isDeno ? (into) => Deno.stdin.readSync(into) ?? 0 : (into) => readSync(4, into);
const write = isDeno ? (from) => Deno.stdout.writeSync(from) : (from) => writeSync(4, from);
const say = (message) => write(new TextEncoder().encode(`${JSON.stringify(message)}\n`));
const nextLine = () => {
  const buffer = new Uint8Array(256 * 1024);
  let text = '';
  while (!text.endsWith('\n')) {
    const count = read(buffer);
    if (count === 0) process.exit(0);
    text += new TextDecoder().decode(buffer.subarray(0, count));
  }
  return text;
};

const AsyncFunction = (async () => {}).constructor;
const use = (name) => process.getBuiltinModule(`node:${name}`);
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const told = (error) => String(error?.message ?? error).slice(0, 200);
// What an attempt leaves behind must not end the probe before the others were tried.
process.on('uncaughtException', () => {});
process.on('unhandledRejection', () => {});

const attempt = async ({ script, bait }) => {
  try {
    const got = await new AsyncFunction('bait', 'use', script)(bait, use);
    return { got: typeof got === 'string' ? got.slice(0, 2000) : null };
  } catch (error) {
    return { error: told(error) };
  }
};

say({ is: 'ready' });
for (;;) {
  const { id, run } = JSON.parse(nextLine());
  if (run.isLater) {
    // Answered first; what it starts then runs while nobody waits for it any more.
    let got = null;
    say({ is: 'answers', id, answer: {}, noted: [] });
    const over = new Promise((done) => setImmediate(() => attempt(run).then((said) => done((got = said)))));
    await pause(run.laterMs);
    // Only the control is given more, as long as it needs it.
    if (run.bait.patience > 1) await Promise.race([over, pause(run.laterMs * 4 * run.bait.patience)]);
    const next = JSON.parse(nextLine());
    say({ is: 'answers', id: next.id, answer: got ?? { error: 'not over yet' }, noted: [] });
  } else {
    say({ is: 'answers', id, answer: await attempt(run), noted: [] });
  }
}
