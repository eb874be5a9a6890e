// What makes content good beyond readable: true minutes, no cues in a bank, everything covered, benefit first, nobody forbidden.
import { findCues } from './check-cues.ts';
import { uncovered } from './check-coverage.ts';
import { voiceMistakes } from './check-voice.ts';
import { estimateQuiz, estimateTokens, isNear } from './estimate-minutes.ts';
import type { LoadedFolder } from './load-content.ts';
import type { Mistake } from './mistake.ts';
import type { ModuleRead } from './parse-module.ts';
import { estimateShort, vetShort } from './vet-short.ts';

export type Estimate = { file: string; what: string; stated: number; estimated: number };
export type Vetted = { findings: Mistake[]; estimates: Estimate[] };

const SITTING = { least: 30, most: 45 };
const LONGEST_STEP = 5.75;

/** Findings do not keep content from being published; an author mends them before it is merged. */
export const vetFolder = ({ path, module, short }: LoadedFolder): Vetted => {
  if (short !== undefined) return { findings: vetShort(short), estimates: [{ file: short.file, what: path, stated: short.body.minutes, estimated: estimateShort(short) }] };
  const vetted: Vetted = { findings: [], estimates: [] };
  if (module?.body === undefined) return vetted;
  const file = (name: string): string => module.shownAs(name);
  const add = (name: string, line: number, says: string): void => void vetted.findings.push({ file: file(name), line, says });
  vetMinutes(module, file, vetted);
  for (const [name, bank] of [['quiz.yaml', module.quiz], ['practice.yaml', module.practice]] as const) {
    for (const says of bank === undefined ? [] : findCues(bank.items)) add(name, 1, says);
  }
  vetBank(module, add);
  for (const says of uncovered(module)) add('module.yaml', 1, says);
  for (const [name, { read }] of module.lessons) for (const { line, says } of voiceMistakes(read)) add(name, line, says);
  const total = module.body.minutes;
  for (const { title, minutes } of module.body.sittings) {
    if (total > SITTING.most && (minutes < SITTING.least || minutes > SITTING.most)) add('module.yaml', 1, `The sitting "${title}" takes ${minutes} minutes; a sitting of ${path} takes ${SITTING.least} to ${SITTING.most}.`);
  }
  return vetted;
};

const vetMinutes = ({ body, lessons }: ModuleRead, file: (name: string) => string, { findings, estimates }: Vetted): void => {
  for (const { slug, minutes, lesson, draw } of body!.units) {
    const read = lessons.get(lesson ?? '')?.read;
    const name = lesson ?? 'module.yaml';
    if (read === undefined && draw === undefined) continue;
    const steps = (read?.steps ?? []).map((step) => ({ ...step, estimated: estimateTokens(step.title, step.tokens) }));
    const estimated = read === undefined ? estimateQuiz(draw!) : steps.reduce((sum, step) => sum + step.estimated, 0);
    estimates.push({ file: file(name), what: slug, stated: minutes, estimated });
    if (!isNear(minutes, estimated)) findings.push({ file: file(name), line: 1, says: `${slug} states ${minutes} minutes and takes about ${estimated.toFixed(1)}; change the text or the minutes (within 15 %).` });
    for (const { title, line, estimated } of steps) {
      if (estimated > LONGEST_STEP) findings.push({ file: file(name), line, says: `"${title}" takes about ${estimated.toFixed(1)} minutes; split it, so that there is something to do every 5 minutes.` });
    }
  }
};

const vetBank = ({ body, quiz, practice, lessons }: ModuleRead, add: (name: string, line: number, says: string) => void): void => {
  const draw = body!.units.find((unit) => unit.draw !== undefined)?.draw ?? 0;
  if (quiz !== undefined && quiz.items.length < 2 * draw) add('quiz.yaml', 1, `The bank has ${quiz.items.length} items; ${2 * draw} are needed so that a retake draws others.`);
  const asked = new Set([...lessons.values()].flatMap(({ read }) => read.embeds.flatMap(({ name, props }) => (name === 'item' ? props.id : []))));
  for (const { id } of practice?.items ?? []) if (!asked.has(id)) add('practice.yaml', 1, `No lesson asks the item ${id}; add ::item{id="${id}"} or remove it.`);
};
