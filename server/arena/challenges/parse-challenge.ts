// Reads the files of one folder of content/arena and finds every mistake in them, with file, line and what to do.
import type { z } from 'zod';
import type { Challenge, ChallengeDocument, Solution } from '../contract.ts';
import { type Mistake, readYaml, reporterFor } from '../../curriculum/index.ts';
import { challengeYaml, solutionsYaml } from './challenge-yaml.ts';

type Report = ReturnType<typeof reporterFor>;
type Described = z.infer<typeof challengeYaml>;
const ORDER = ['easy', 'medium', 'hard', 'expert'];

/** `files`: path inside the folder -> text; `where`: the folder as people know it. No challenge when there is a mistake. */
export const parseChallenge = (slug: string, files: ReadonlyMap<string, string>, where: string): { challenge: Challenge | undefined; mistakes: Mistake[] } => {
  const mistakes: Mistake[] = [];
  const report = (file: string): Report => reporterFor(mistakes, `${where}/${file}`);
  const need = (file: string): string => {
    const text = files.get(file) ?? '';
    if (text.trim() === '') report(file)(1, 'This file is missing or empty; write it.');
    return text;
  };
  const brief = need('brief.md').trim();
  const read = readYaml(need('challenge.yaml'), challengeYaml, report('challenge.yaml'));
  const solutions = readYaml(need('solutions.yaml'), solutionsYaml, report('solutions.yaml'));
  if (read.value === undefined || solutions.value === undefined) return { challenge: undefined, mistakes };
  const documents = readDocuments(files, read.value.pinned);
  checkChallenge(read.value, documents, read.lineOf, report('challenge.yaml'));
  checkSolutions(read.value, solutions.value, solutions.lineOf, report('solutions.yaml'));
  const { pinned: _pinned, ...described } = read.value;
  const challenge: Challenge = { slug, brief, documents, solutions: solutions.value as Solution[], ...described };
  return { challenge: mistakes.length === 0 ? challenge : undefined, mistakes };
};

/** The first heading is the title; `pinned` names files. */
const readDocuments = (files: ReadonlyMap<string, string>, pinned: readonly string[]): ChallengeDocument[] =>
  [...files]
    .filter(([path]) => /^documents\/.*\.md$/.test(path))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([path, text]) => ({ title: /^# (.+)$/m.exec(text)?.[1]?.trim() ?? path, text: text.replace(/^# .+\n+/, '').trim(), isPinned: pinned.includes(path.slice('documents/'.length)) }));

type LineOf = (path: readonly PropertyKey[]) => number;

const checkChallenge = (described: Described, documents: readonly ChallengeDocument[], lineOf: LineOf, add: Report): void => {
  const { systemPrompt, levels, tools, orders } = described;
  const everything = [systemPrompt, ...documents.map(({ text }) => text)].join('\n');
  if (everything.split('{{secret}}').length !== 2) add(lineOf(['systemPrompt']), 'Write {{secret}} exactly once, in the system prompt or in one document.');
  if (!systemPrompt.includes('{{rules}}')) add(lineOf(['systemPrompt']), 'Write {{rules}} where the level says how the secret is to be kept.');
  if (documents.length > 0 && !systemPrompt.includes('{{documents}}')) add(lineOf(['systemPrompt']), 'This challenge has documents; write {{documents}} where they go.');
  if (tools.some((tool) => tool !== 'send-email') && orders.length === 0) add(lineOf(['tools']), 'A tool for orders needs `orders`.');
  levels.forEach(({ level, monitor }, at) => {
    if (at > 0 && ORDER.indexOf(level) <= ORDER.indexOf(levels[at - 1]!.level)) add(lineOf(['levels', at, 'level']), 'List the levels from easy to expert, each once.');
    if (monitor !== undefined && monitor.watch >= monitor.alarm) add(lineOf(['levels', at, 'monitor']), '`watch` has to be below `alarm`.');
  });
};

const WAYS = 3;

const checkSolutions = ({ levels }: Described, solutions: readonly { level: string; name: string }[], lineOf: LineOf, add: Report): void => {
  for (const { level } of levels) {
    const ways = solutions.filter((solution) => solution.level === level);
    if (ways.length < WAYS) add(1, `Record at least ${WAYS} ways to solve ${level}; there are ${ways.length}.`);
  }
  solutions.forEach(({ level, name }, at) => {
    if (!levels.some((one) => one.level === level)) add(lineOf([at, 'level']), `This challenge has no level ${level}.`);
    if (solutions.some((other, place) => place < at && other.level === level && other.name === name)) add(lineOf([at, 'name']), `The way "${name}" is there twice at this level.`);
  });
};
