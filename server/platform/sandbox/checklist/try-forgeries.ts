// Tries to pass without a fix, and after each try whether the same key is judged right again, and another finds nothing.
import { jailedChild } from '../pool/jailed-child.ts';
import type { BackEnd } from '../jail/guest-program.ts';
import type { Child } from '../program.ts';
import type { ForgingCase, Tried } from './escape-case.ts';
import { HONEST, passesClassic, passesTinyLab } from './tiny-lab.ts';

export const tryForgeries = async (cases: readonly ForgingCase[], backEnd: BackEnd): Promise<Tried[]> => {
  const child = await jailedChild(backEnd);
  const tried: Tried[] = [];
  try {
    if (!(await passesTinyLab(child, HONEST))) return [{ id: 'G00', name: 'a right program passes', verdict: 'through', detail: 'it was rejected' }];
    for (const one of cases) tried.push(await tryForgery(one, child), await tryAfter(one, child));
  } finally {
    child.stop();
  }
  return tried;
};

const tryForgery = async ({ id, name, text, fools }: ForgingCase, child: Child): Promise<Tried> => {
  if (await passesTinyLab(child, text)) return { id, name, verdict: 'through', detail: 'it passed' };
  if (fools === true && !(await passesClassic(child, text))) return { id, name, verdict: 'not proved', detail: 'a classic grader does not believe it either' };
  return { id, name, verdict: 'blocked', detail: 'it did not pass' };
};

const tryAfter = async ({ id, name }: ForgingCase, child: Child): Promise<Tried> => {
  const isRight = await passesTinyLab(child, HONEST);
  return { id: id.replace('G', 'H'), name: `after one that ${name}, the next is judged right`, verdict: isRight ? 'blocked' : 'through', detail: isRight ? 'a right program passes' : 'a right program does not pass' };
};

const MARK = 'import builtins, os, sys\ndef find(name):\n    builtins.mark = sys.mark = os.environ["MARK"] = "left"\n    for path in ("/tmp/mark", "/app/mark", "/mark", "/lib/mark"):\n        open(path, "w").write("left")\n    return []\n';
const LOOK = 'import builtins, os, sys\ndef find(name):\n    found = [hasattr(builtins, "mark"), hasattr(sys, "mark"), "MARK" in os.environ] + [os.path.exists(path) for path in ("/tmp/mark", "/app/mark", "/mark", "/lib/mark")]\n    return [len([one for one in found if one])]\n';

/** What one key left must be found neither by itself nor by another. */
export const tryOther = async (backEnd: BackEnd): Promise<Tried[]> => {
  const [anna, berta] = [await jailedChild(backEnd), await jailedChild(backEnd)];
  const look = async (child: Child, text: string): Promise<string> => JSON.stringify((await child.run({ language: 'python', files: { 'find.py': text }, calls: [{ file: 'find.py', function: 'find', args: [''] }] })).returns);
  try {
    await look(anna, MARK);
    const found = [await look(anna, LOOK), await look(berta, LOOK)];
    const isClean = found.every((text) => text === '[{"value":[0]}]');
    return [{ id: 'H21', name: 'what one leaves is found by nobody', verdict: isClean ? 'blocked' : 'through', detail: found.join(' ') }];
  } finally {
    anna.stop();
    berta.stop();
  }
};
