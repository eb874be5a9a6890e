// Reads one short lesson: front matter, then sections of prose; finds every mistake with its line.
import type { Token } from 'markdown-it';
import { mustBeKnown } from './check-ids.ts';
import { renderTokens } from './lesson-markdown.ts';
import { checkProse, openLesson, readClaims } from './lesson-prose.ts';
import { type Mistake, type Report, reporterFor } from './mistake.ts';
import type { StepTokens } from './parse-lesson.ts';
import type { Folder } from './read-content.ts';
import type { ShortBody } from './schemas.ts';
import { type Found, ShortFront } from './short-schemas.ts';

/** The file of a short lesson, inside the folder that reading makes of it. */
export const SHORT_FILE = 'short.md';
/** All of them take as long: the words and the question are written to it. */
export const SHORT_MINUTES = 3;
const FEWEST_SECTIONS = 3;

/** With the tokens of its sections, so that minutes and voice can be looked at, and the line of each thing it answers. */
export type ShortRead = { body: ShortBody; sections: StepTokens[]; firstLine: number; file: string; lineOf(path: readonly PropertyKey[]): number };

export const parseShort = (folder: Folder, slug: string, labs: ReadonlySet<string>): { read: ShortRead | undefined; mistakes: Mistake[] } => {
  const mistakes: Mistake[] = [];
  const file = folder.shownAs.get(SHORT_FILE) ?? `content/short/${slug}.md`;
  const add = reporterFor(mistakes, file);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) add(1, 'Name a short lesson in small letters, digits and hyphens.');
  const read = readText(folder.files.get(SHORT_FILE), labs, file, add);
  return { read, mistakes };
};

const readText = (text: string | undefined, labs: ReadonlySet<string>, file: string, add: Report): ShortRead | undefined => {
  const opened = openLesson(text ?? '', ShortFront, 'A short lesson begins with front matter between two lines of `---` (title, summary, found, question).', add);
  if (opened === undefined) return undefined;
  const { value, lineOf, firstLine, tokens, lineAt } = opened;
  const sections = splitSections(tokens, lineAt, add);
  checkProse(tokens, lineAt, add);
  if (value === undefined) return undefined;
  const { numbers, claims } = readClaims(tokens, value.claims, lineOf, lineAt, add);
  const { found, question, lab, reviewedOn, expiresOn } = value;
  if (lab !== undefined) mustBeKnown([lab], labs, 'content/labs', lineOf(['lab']), add);
  if (reviewedOn >= expiresOn) add(lineOf(['expiresOn']), '`expiresOn` has to come after `reviewedOn`.');
  const shown = sections.map(({ title, tokens }) => ({ title, html: renderTokens(tokens, { numbers }) }));
  const { title, summary, owner } = value;
  return { body: { title, summary, minutes: SHORT_MINUTES, found, lab: lab ?? null, owner, reviewedOn, expiresOn, claims, sections: shown, question }, sections, firstLine, file, lineOf };
};

const splitSections = (tokens: readonly Token[], lineAt: (token: Token) => number, add: Report): StepTokens[] => {
  const sections: StepTokens[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]!;
    if (token.type === 'embed') add(lineAt(token), 'A short lesson holds no embed; its question stands in the front matter, and `lab:` names the lab.');
    if (token.type === 'heading_open' && token.tag === 'h1') add(lineAt(token), 'The title stands in the front matter; a section begins with `##`.');
    if (token.type === 'heading_open' && token.tag === 'h2' && token.level === 0) {
      sections.push({ id: `section-${sections.length + 1}`, title: tokens[at + 1]!.content, minutes: 0, line: lineAt(token), tokens: [] });
      at += 2;
    } else if (sections.length > 0) {
      sections.at(-1)!.tokens.push(token);
    } else if (at === 0) {
      add(lineAt(token), 'There is text before the first section; begin with `## What was found`.');
    }
  }
  if (sections.length < FEWEST_SECTIONS) add(1, `A short lesson has at least ${FEWEST_SECTIONS} sections: what was found and why it matters, what to do now, how it does not happen again.`);
  return sections;
};

/** Two lessons for one finding would be a matter of luck; both say it, because either may be the newer one. */
export const doubleAnswers = (shorts: readonly { slug: string; read: ShortRead }[]): { slug: string; mistake: Mistake }[] =>
  shorts.flatMap(({ slug, read }) =>
    answersOf(read.body.found).flatMap(({ path, name }) => {
      const other = shorts.find((each) => each.slug !== slug && answersOf(each.read.body.found).some((theirs) => theirs.name === name));
      return other === undefined ? [] : [{ slug, mistake: { file: read.file, line: read.lineOf(path), says: `${name} is answered by ${other.slug} too; leave it to one of the two.` } }];
    }),
  );

const answersOf = (found: Found): { path: readonly PropertyKey[]; name: string }[] =>
  (['rules', 'groups', 'cwe'] as const).flatMap((list) => found[list].map((name, at) => ({ path: ['found', list, at], name: list === 'groups' ? `The group ${name}` : name })));
