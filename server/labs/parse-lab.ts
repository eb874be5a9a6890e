// Reads the files of one folder of content/labs and finds every mistake in them, with file, line and what to do.
import { stripTypeScriptTypes } from 'node:module';
import { isMap, LineCounter, parseDocument, type Document } from 'yaml';
import { type LabBody, type LabYaml, labYaml, type Mistake } from './schemas.ts';

/** `files`: path inside the folder -> text; `where`: the folder as people know it. `body` is a LabBody when there is no mistake. */
export function parseLab(files: Map<string, string>, where: string): { body: unknown; mistakes: Mistake[] } {
  const mistakes: Mistake[] = [];
  const add = (file: string, line: number, says: string): void => void mistakes.push({ file: `${where}/${file}`, line, says });
  const need = (file: string, what: string): string => {
    const text = files.get(file);
    if (text === undefined || text.trim() === '') add(file, 1, `This file is missing or empty; write ${what}.`);
    return text ?? '';
  };

  const described = readYaml(need('lab.yaml', 'what docs/decisions/020-lab-format.md lists'), (line, says) => add('lab.yaml', line, says));
  const brief = need('brief.md', 'what the learner reads beside the code');
  const hintsText = need('hints.md', 'a numbered list of hints, the gentlest first');
  const design = need('design.md', 'what this lab is about and how it is judged, for authors and instructors');
  const checks = need('checks/public.ts', '`export const build: Build = (world) => [ … ]`');
  const hints = [...hintsText.matchAll(/^\d+\. (.+)$/gm)].map((found) => found[1] as string);
  if (hintsText && hints.length === 0) add('hints.md', 1, 'Write the hints as a numbered list: `1. …`.');
  const shared = readShared(files.get('checks/shared.ts'), (line, says) => add('checks/shared.ts', line, says));
  const publicChecksJs = readChecks(checks, shared, (line, says) => add('checks/public.ts', line, says));
  const hiddenChecks = files.get('checks/hidden.ts') ?? '';
  const drawn = readShared(files.get('checks/drawn.ts'), (line, says) => add('checks/drawn.ts', line, says));
  const hiddenChecksJs = readChecks(hiddenChecks, shared, (line, says) => add('checks/hidden.ts', line, says), drawn);
  if (described === undefined) return { body: undefined, mistakes };

  const { yaml, lineOf } = described;
  for (const found of brief.matchAll(/\[\^([\w-]+)\]/g)) {
    if (!yaml.claims.some((claim) => claim.id === found[1])) {
      add('brief.md', lineAt(brief, found.index), `[^${found[1]}] has no entry under \`claims\` in lab.yaml; add its source there.`);
    }
  }
  if (yaml.kind === 'segment' && brief && [...brief.matchAll(/^## \S/gm)].length !== 3) {
    add('brief.md', 1, 'Write three parts with a `##` heading each: the code, what the fix must do, why an assistant writes this.');
  }
  if (!yaml.files.includes(yaml.entry)) add('lab.yaml', lineOf(['entry']), `\`entry\` is ${yaml.entry}, which is not among \`files\`.`);
  checkNames(yaml, lineOf, (line, says) => add('lab.yaml', line, says));
  if (yaml.kind === 'lab' && yaml.hidden.attacks.length < 2) add('lab.yaml', lineOf(['hidden']), 'Name at least 2 attacks under `hidden`, variants that learners never see, and write them in checks/hidden.ts.');
  const mustHaveSteps = (file: string, text: string, named: readonly { name: string }[]): void => {
    for (const one of named) {
      if (!new RegExp(`['"\`]${one.name}['"\`]`).test(text)) add(file, 1, `There is no step named ${one.name}, which lab.yaml lists; add the step or take the name out.`);
    }
  };
  if (checks) mustHaveSteps('checks/public.ts', checks, [...yaml.attacks, ...yaml.functions]);
  mustHaveSteps('checks/hidden.ts', `${hiddenChecks}\n${files.get('checks/drawn.ts') ?? ''}`, [...yaml.hidden.attacks, ...yaml.hidden.functions]);

  const folder = (name: string): Record<string, string> => {
    const own = [...files].filter(([path]) => path.startsWith(`${name}/`)).map(([path, text]) => [path.slice(name.length + 1), text] as const);
    if (own.length === 0) add(`${name}/${yaml.entry}`, 1, 'This file is missing; write the program there.');
    for (const [path] of own) {
      if (!yaml.files.includes(path)) add(`${name}/${path}`, 1, `${path} is not listed under \`files\` in lab.yaml; list it or remove it.`);
    }
    return Object.fromEntries(own);
  };
  const start = folder('start');
  for (const path of yaml.files) {
    if (start[path] === undefined && Object.keys(start).length > 0) add(`start/${path}`, 1, `lab.yaml lists ${path}; write it or take it out of \`files\`.`);
  }
  const fixes = yaml.fixes.map((fix) => ({ ...fix, files: { ...start, ...folder(`fixed/${fix.name}`) } }));
  const nearMisses = yaml.nearMisses.map((miss) => ({ ...miss, files: { ...start, ...folder(`near-miss/${miss.name}`) } }));
  for (const path of files.keys()) {
    const [kind, name] = path.split('/');
    const listed = kind === 'fixed' ? yaml.fixes : kind === 'near-miss' ? yaml.nearMisses : undefined;
    if (listed && !listed.some((one) => one.name === name)) {
      add(path, 1, `${kind}/${name} is not listed under \`${kind === 'fixed' ? 'fixes' : 'nearMisses'}\` in lab.yaml.`);
    }
  }
  const body: LabBody = { ...yaml, brief, hints, design, start, fixes, nearMisses, publicChecksJs, hiddenChecksJs };
  return { body: mistakes.length === 0 ? body : undefined, mistakes };
}

type Path = readonly (string | number)[];

function readYaml(text: string, add: (line: number, says: string) => void): { yaml: LabYaml; lineOf: (path: Path) => number } | undefined {
  if (text === '') return undefined;
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const lineOf = (path: Path): number => lineOfPath(document, counter, path);
  for (const error of document.errors) add(counter.linePos(error.pos[0]).line, error.message.split('\n')[0] ?? 'This is not YAML.');
  if (document.errors.length > 0) return undefined;
  const read = labYaml.safeParse(document.toJS());
  if (read.success) return { yaml: read.data, lineOf };
  for (const issue of read.error.issues) {
    const path = issue.path as (string | number)[];
    const field = path.join('.') || 'lab.yaml';
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) add(lineOf([...path, key]), `\`${[...path, key].join('.')}\` is not a field of lab.yaml; correct its name or remove it.`);
    } else {
      add(lineOf(path), `\`${field}\`: ${issue.message}.`);
    }
  }
  return undefined;
}

/** The line of the key at `path`, or of its nearest parent that is there. */
function lineOfPath(document: Document.Parsed, counter: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent: unknown = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    const key: unknown = isMap(parent) ? parent.items.find((item) => String(item.key) === String(last))?.key : undefined;
    const node = (key ?? document.getIn(path.slice(0, length), true)) as { range?: [number, number, number] | null } | undefined;
    if (node?.range) return counter.linePos(node.range[0]).line;
  }
  return 1;
}

function checkNames(yaml: LabYaml, lineOf: (path: Path) => number, add: (line: number, says: string) => void): void {
  const checks = [...yaml.attacks, ...yaml.functions, ...yaml.hidden.attacks, ...yaml.hidden.functions].map((one) => one.name);
  for (const kind of ['attacks', 'functions', 'fixes', 'nearMisses'] as const) {
    yaml[kind].forEach((one, at) => {
      const others = kind === 'attacks' || kind === 'functions' ? checks : yaml[kind].map((other) => other.name);
      if (others.indexOf(one.name) !== others.lastIndexOf(one.name)) add(lineOf([kind, at, 'name']), `The name ${one.name} is there twice; give each its own.`);
    });
  }
  yaml.nearMisses.forEach((miss, at) => {
    if (!checks.includes(miss.rejectedBy)) {
      add(lineOf(['nearMisses', at, 'rejectedBy']), `${miss.rejectedBy} is neither an attack nor a function of this lab.`);
    }
  });
}

type Add = (line: number, says: string) => void;

// Types may come from anywhere, code from checks/shared.ts alone, for hidden.ts also from checks/drawn.ts: it is put at the end, so that each stays one file.
const FROM_SHARED = /^import \{[^}]*\} from '\.\/shared\.ts';$/gm;
const FROM_DRAWN = /^import \{[^}]*\} from '\.\/drawn\.ts';$/gm;

function readChecks(whole: string, shared: string | undefined, add: Add, drawn?: string): string {
  const text = drawn === undefined ? whole : whole.replace(FROM_DRAWN, '');
  if (text === '') return '';
  const own = text.replace(FROM_SHARED, '');
  mustImportTypesOnly(own, add);
  if (own !== text && shared === undefined) add(1, 'There is no checks/shared.ts to import from; write it beside this file.');
  if (!/^export const build\b/m.test(text)) add(1, 'Export the checks as `export const build: Build = (world) => [ … ]`.');
  return [stripTypes(own, add), ...(drawn === undefined ? [] : [drawn]), ...(own === text ? [] : [shared ?? ''])].join('\n');
}

function readShared(given: string | undefined, add: Add): string | undefined {
  if (given === undefined) return undefined;
  const text = given.replace(FROM_SHARED, '');
  mustImportTypesOnly(text, add);
  return stripTypes(text, add).replace(/^export (?=(async )?function\b|const\b|class\b)/gm, '');
}

function mustImportTypesOnly(text: string, add: Add): void {
  const bad = /^import (?!type )/m.exec(text);
  if (bad) add(lineAt(text, bad.index), 'Checks run in the page too, so they may import types only (`import type`), and code from ./shared.ts.');
}

function stripTypes(text: string, add: Add): string {
  try {
    return stripTypeScriptTypes(text);
  } catch (problem) {
    add(1, `The types cannot be stripped: ${problem instanceof Error ? problem.message.split('\n')[0] : String(problem)}.`);
    return '';
  }
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;
