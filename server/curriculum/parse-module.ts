// Reads one folder of content/modules into the pieces it publishes; every mistake at once, whatever file it is in.
import { checkCovers, checkOnce, type Known, mustBeKnown } from './check-ids.ts';
import { checkEmbeds, type EmbedSources } from './check-embeds.ts';
import { type Mistake, reporterFor } from './mistake.ts';
import { type ModuleKnown, parseBank, parseScenarios } from './parse-bank.ts';
import { parseExercises } from './parse-exercises.ts';
import { type LessonRead, parseLesson } from './parse-lesson.ts';
import type { Piece } from './piece.ts';
import { parseCaptures, parseIgnoreFiles } from './parse-samples.ts';
import type { Folder } from './read-content.ts';
import { readYaml } from './read-yaml.ts';
import type { BankBody, ModuleBody, ModuleUnit, ScenariosBody } from './schemas.ts';
import { ModuleFile } from './source-schemas.ts';

/** The parts of a module as they were read, for the checks that look at more than one of them. */
export type ModuleRead = {
  pieces: Piece[];
  mistakes: Mistake[];
  /** A file of the folder as people know it. */
  shownAs(file: string): string;
  body?: ModuleBody | undefined;
  lessons: Map<string, { file: string; read: LessonRead }>;
  quiz?: BankBody | undefined;
  practice?: BankBody | undefined;
  scenarios?: ScenariosBody | undefined;
};

export const parseModule = (folder: Folder, locale: string, known: Known): ModuleRead => {
  const slug = folder.path.split('/')[1] ?? '';
  const shown = (file: string): string => folder.shownAs.get(file) ?? `content/${folder.path}/${file}`;
  const read: ModuleRead = { pieces: [], mistakes: [], shownAs: shown, lessons: new Map() };
  const reporter = (file: string) => reporterFor(read.mistakes, shown(file));
  const add = reporter('module.yaml');
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) add(1, `The folder ${slug} is the module's name in addresses; write it in small letters, digits and hyphens.`);
  const text = folder.files.get('module.yaml');
  if (text === undefined) {
    add(1, 'This folder has no module.yaml; write one (docs/decisions/001).');
    return read;
  }
  const { value, lineOf } = readYaml(text, ModuleFile, add);
  const all: ModuleKnown = { ...known, objectives: value && new Set(value.objectives.map(({ id }) => id)), rules: value && new Set(value.rules.map(({ id }) => id)) };
  const put = (piece: Omit<Piece, 'locale' | 'tier'>): void => void read.pieces.push({ ...piece, locale, tier: value?.tier ?? null });

  const optional = <T>(file: string, parse: (text: string) => T | undefined): T | undefined => {
    const text = folder.files.get(file);
    return text === undefined ? undefined : parse(text);
  };
  read.practice = optional('practice.yaml', (text) => parseBank(text, slug, all, reporter('practice.yaml')));
  read.scenarios = optional('scenarios.yaml', (text) => parseScenarios(text, slug, value?.rules ?? [], all, reporter('scenarios.yaml')));
  const captures = parseCaptures(folder, slug, reporter);
  const ignoreFiles = optional('ignore-files.yaml', (text) => parseIgnoreFiles(text, reporter('ignore-files.yaml')));
  const exercises = parseExercises(folder, slug, reporter);
  for (const piece of [...captures, ...exercises]) put(piece);
  if (ignoreFiles !== undefined) put({ kind: 'ignore-files', slug, title: 'Ignore files', body: ignoreFiles });

  const sources: EmbedSources = {
    module: folder,
    captures: new Set(captures.map(({ slug }) => slug.split('/')[1]!)),
    exercises: new Map(exercises.map(({ slug, body }) => [slug.split('/')[1]!, body.embed])),
    practice: read.practice,
    scenarios: read.scenarios,
    labs: known.labs,
  };
  for (const file of [...folder.files.keys()].filter((file) => /^lessons\/.*\.md$/.test(file))) {
    const lesson = parseLesson(folder.files.get(file)!, reporter(file));
    if (lesson !== undefined) {
      checkCovers(lesson.body.covers, all, lesson.coversLine, reporter(file));
      checkEmbeds(lesson.embeds, sources, reporter(file));
      read.lessons.set(file, { file: shown(file), read: lesson });
    }
    if (value !== undefined && !value.units.some((unit) => unit.lesson === file)) reporter(file)(1, 'No unit of module.yaml names this lesson; add the unit or remove the file.');
  }
  if (value === undefined) return read;

  const quizFile = value.units.find(({ quiz }) => quiz !== undefined)?.quiz;
  read.quiz = quizFile === undefined ? undefined : optional(quizFile, (text) => parseBank(text, slug, all, reporter(quizFile)));
  checkModule(value, all, lineOf, add);
  checkUnits(value, folder, read, lineOf, add);
  const body = moduleBody(slug, value, read);
  checkSittings(body, lineOf, add);
  read.body = body;

  put({ kind: 'module', slug, title: value.title, body });
  for (const unit of body.units) {
    const lesson = read.lessons.get(unit.lesson ?? '')?.read;
    if (lesson !== undefined) put({ kind: 'lesson', slug: `${slug}/${unit.slug}`, title: lesson.body.title, body: { module: slug, unit: unit.slug, ...lesson.body } });
  }
  if (read.scenarios !== undefined) put({ kind: 'scenarios', slug, title: value.title, body: read.scenarios });
  if (read.practice !== undefined) put({ kind: 'practice', slug, title: value.title, body: read.practice });
  if (read.quiz !== undefined) put({ kind: 'quiz', slug, title: value.units.find(({ quiz }) => quiz !== undefined)!.title, body: read.quiz });
  return read;
};

type LineOf = (path: readonly PropertyKey[]) => number;
type Add = (line: number, says: string) => void;

const checkModule = (value: ModuleFile, known: ModuleKnown, lineOf: LineOf, add: Add): void => {
  checkOnce(value.objectives.map(({ id }) => id), ['objectives'], 'id', lineOf, add);
  checkOnce(value.rules.map(({ id }) => id), ['rules'], 'id', lineOf, add);
  checkOnce(value.units.map(({ slug }) => slug), ['units'], 'slug', lineOf, add);
  checkCovers(value.covers, known, lineOf(['covers']), add);
  mustBeKnown(value.behaviours, known.behaviours, 'behaviours.yaml', lineOf(['behaviours']), add);
  mustBeKnown(value.completion.labs.flat(), known.labs, 'content/labs', lineOf(['completion', 'labs']), add);
  if (value.completion.units !== 'all') mustBeKnown(value.completion.units, new Set(value.units.map(({ slug }) => slug)), 'the units', lineOf(['completion', 'units']), add);
  if (value.reviewedOn >= value.expiresOn) add(lineOf(['expiresOn']), '`expiresOn` has to come after `reviewedOn`.');
};

const checkUnits = (value: ModuleFile, folder: Folder, read: ModuleRead, lineOf: LineOf, add: Add): void => {
  for (const [at, unit] of value.units.entries()) {
    const file = unit.lesson ?? unit.quiz;
    if (file === undefined) continue;
    const line = lineOf(['units', at, unit.lesson === undefined ? 'quiz' : 'lesson']);
    if (!folder.files.has(file)) add(line, `There is no ${file} in this folder; write it or correct its name.`);
    const lesson = read.lessons.get(file)?.read;
    if (lesson !== undefined && lesson.body.minutes !== unit.minutes) {
      add(lineOf(['units', at, 'minutes']), `The steps of ${file} add up to ${lesson.body.minutes} minutes and the unit says ${unit.minutes}; make them agree.`);
    }
    if (unit.quiz === undefined) continue;
    if (value.units.findIndex(({ quiz }) => quiz !== undefined) !== at) add(line, 'A module has one quiz; put all items into one bank.');
    if (unit.draw === undefined) add(line, 'Say how many items a person gets: `draw: 10`.');
    else if (read.quiz !== undefined && unit.draw > read.quiz.items.length) add(line, `${file} has ${read.quiz.items.length} items, fewer than the ${unit.draw} to draw.`);
  }
};

const moduleBody = (slug: string, value: ModuleFile, read: ModuleRead): ModuleBody => {
  const units = value.units.map(({ slug, title, minutes, lesson, quiz, draw }): ModuleUnit => {
    const steps = read.lessons.get(lesson ?? '')?.read.steps ?? [];
    return {
      slug,
      title,
      minutes,
      ...(lesson === undefined ? {} : { lesson }),
      ...(quiz === undefined ? {} : { quiz }),
      ...(draw === undefined ? {} : { draw }),
      steps: steps.map(({ id, title, minutes }) => ({ id, title, minutes })),
    };
  });
  const places = units.flatMap((unit) => [{ name: unit.slug, minutes: unit.steps.length === 0 ? unit.minutes : 0 }, ...unit.steps.map(({ id, minutes }) => ({ name: `${unit.slug}/${id}`, minutes }))]);
  const starts = value.sittings.map(({ from }) => places.findIndex(({ name }) => name === from));
  const sittings = value.sittings.map((sitting, at) => {
    const mine = starts[at]! < 0 ? [] : places.slice(starts[at], starts[at + 1]);
    return { ...sitting, minutes: mine.reduce((sum, { minutes }) => sum + minutes, 0) };
  });
  return { slug, ...value, minutes: units.reduce((sum, { minutes }) => sum + minutes, 0), units, sittings };
};

const checkSittings = ({ units, sittings }: ModuleBody, lineOf: LineOf, add: Add): void => {
  const names = units.flatMap((unit) => [unit.slug, ...unit.steps.map(({ id }) => `${unit.slug}/${id}`)]);
  for (const [at, { from }] of sittings.entries()) {
    const line = lineOf(['sittings', at, 'from']);
    if (!names.includes(from)) add(line, `${from} is neither a unit nor a step of one (unit/step).`);
    else if (at === 0 && from !== units[0]?.slug) add(line, `The first sitting begins with the first unit, ${units[0]?.slug}.`);
    else if (at > 0 && names.indexOf(from) <= names.indexOf(sittings[at - 1]!.from)) add(line, 'Sittings stand in the order of the units.');
  }
};
