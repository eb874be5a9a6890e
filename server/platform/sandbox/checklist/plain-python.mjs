// Python without a jail and without anything that hardens it: where an attempt fails too, its failing in the jail proves nothing.
import { readFileSync } from 'node:fs';
import { readSync, writeSync } from 'node:fs';

const folder = `${process.argv.at(-1)}/`;
const { loadPyodide } = await import(`file://${folder}pyodide.mjs`);
const python = await loadPyodide({ indexURL: folder, _loadSnapshot: readFileSync(`${folder}python.snapshot`), env: { BAIT: process.env.BAIT ?? '' } });
const say = (message) => writeSync(4, `${JSON.stringify(message)}\n`);
const nextLine = () => {
  const buffer = Buffer.alloc(256 * 1024);
  let text = '';
  while (!text.endsWith('\n')) {
    const count = readSync(4, buffer);
    if (count === 0) process.exit(0);
    text += buffer.toString('utf8', 0, count);
  }
  return text;
};

say({ is: 'ready' });
for (;;) {
  const { id, run } = JSON.parse(nextLine());
  let returned;
  try {
    python.FS.writeFile('/bait.json', JSON.stringify(run.calls[0].args[0]));
    const value = python.runPython(`${run.files['attempt.py']}\nimport json\n_got = attempt(json.load(open('/bait.json')))\n_got if isinstance(_got, str) else None`);
    returned = { value: value ?? null };
  } catch (error) {
    returned = { error: { type: 'PythonError', message: String(error?.message ?? error).slice(-300) } };
  }
  await new Promise((done) => setTimeout(done, 100));
  say({ is: 'answers', id, answer: { returns: [returned], printed: '' }, noted: [] });
}
