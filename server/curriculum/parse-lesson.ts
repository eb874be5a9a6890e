// Reads one lesson: front matter, then steps of prose and embeds; finds every mistake with its line.
import type { Token } from 'markdown-it';
import { type EmbedLine, readEmbed } from './embeds.ts';
import { renderTokens } from './lesson-markdown.ts';
import { checkProse, openLesson, readClaims } from './lesson-prose.ts';
import type { Report } from './mistake.ts';
import type { Block, LessonBody } from './schemas.ts';
import { LessonFront } from './source-schemas.ts';

/** An embed and where it stands, so that what it names can be checked. */
export type PlacedEmbed = EmbedLine & { line: number; step: string };
export type StepTokens = { id: string; title: string; minutes: number; line: number; tokens: Token[] };
export type LessonRead = { body: Omit<LessonBody, 'module' | 'unit'>; embeds: PlacedEmbed[]; steps: StepTokens[]; coversLine: number; firstLine: number };

const MAX_STEP_MINUTES = 5;

/** Undefined when the front matter cannot be used; other mistakes are reported and the rest is still read. */
export const parseLesson = (text: string, add: Report): LessonRead | undefined => {
  const opened = openLesson(text, LessonFront, 'A lesson begins with front matter between two lines of `---` (title, covers, claims).', add);
  if (opened === undefined) return undefined;
  const { value, lineOf, firstLine, tokens, lineAt } = opened;
  const steps = splitSteps(tokens, lineAt, add);
  checkProse(tokens, lineAt, add);
  const embeds = steps.flatMap((step) => embedsOf(step, lineAt, add));
  if (value === undefined) return undefined;

  const { numbers, claims } = readClaims(tokens, value.claims, lineOf, lineAt, add);
  const shown = steps.map(({ id, title, minutes, tokens }) => ({ id, title, minutes, blocks: blocksOf(tokens, numbers) }));
  const minutes = steps.reduce((sum, step) => sum + step.minutes, 0);
  return { body: { title: value.title, minutes, covers: value.covers, claims, steps: shown }, embeds, steps, coversLine: lineOf(['covers']), firstLine };
};

const splitSteps = (tokens: Token[], lineAt: (token: Token) => number, add: Report): StepTokens[] => {
  const steps: StepTokens[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    if (token.type === 'heading_open' && token.tag === 'h1') add(lineAt(token), 'The title stands in the front matter; a step begins with `##`.');
    if (token.type === 'heading_open' && token.tag === 'h2' && token.level === 0) {
      steps.push(readHeading(tokens[at + 1]!.content, lineAt(token), add));
      at += 2;
    } else if (steps.length > 0) {
      steps.at(-1)!.tokens.push(token);
    } else if (token.type !== 'heading_close') {
      if (at === 0) add(lineAt(token), 'There is text before the first step; begin with `## Title {#id minutes=4}`.');
    }
  }
  if (steps.length === 0) add(1, 'This lesson has no step; begin one with `## Title {#id minutes=4}`.');
  for (const [at, { id, line }] of steps.entries()) {
    if (steps.findIndex((other) => other.id === id) !== at) add(line, `The step id ${id} is there twice; give each its own.`);
  }
  return steps;
};

const readHeading = (content: string, line: number, add: Report): StepTokens => {
  const [, title, id, minutes] = /^(.*\S)\s*\{#([a-z0-9]+(?:-[a-z0-9]+)*)\s+minutes=(\d{1,3})\}$/.exec(content) ?? [];
  if (title === undefined || id === undefined) {
    add(line, 'A step needs an id and minutes behind its title: `## Title {#id minutes=4}`.');
    return { id: `line-${line}`, title: content, minutes: 0, line, tokens: [] };
  }
  if (Number(minutes) < 1 || Number(minutes) > MAX_STEP_MINUTES) add(line, `A step takes 1 to ${MAX_STEP_MINUTES} minutes, so that there is something to do; this one says ${minutes}. Split it.`);
  return { id, title, minutes: Number(minutes), line, tokens: [] };
};

const embedsOf = ({ id, line, tokens }: StepTokens, lineAt: (token: Token) => number, add: Report): PlacedEmbed[] => {
  const found = tokens.filter(({ type }) => type === 'embed');
  if (found.length === 0) add(line, 'This step has nothing to do; add an embed such as `::item{id="…"}`.');
  return found.flatMap((token) => {
    const embed = readEmbed(token.content);
    if (typeof embed !== 'string') return { ...embed, line: lineAt(token), step: id };
    add(lineAt(token), embed);
    return [];
  });
};

const blocksOf = (tokens: Token[], numbers: ReadonlyMap<string, number>): Block[] => {
  const blocks: Block[] = [];
  let prose: Token[] = [];
  const flush = (): void => {
    if (prose.length > 0) blocks.push({ kind: 'prose', html: renderTokens(prose, { numbers }) });
    prose = [];
  };
  for (const token of tokens) {
    if (token.type !== 'embed') {
      prose.push(token);
      continue;
    }
    flush();
    const embed = readEmbed(token.content);
    if (typeof embed !== 'string') blocks.push({ kind: 'embed', ...embed });
  }
  flush();
  return blocks;
};
