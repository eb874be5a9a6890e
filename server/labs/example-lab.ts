// A small lab for tests: a greeting that pastes a name into a page. Nobody is taught with it.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const EXAMPLE = 'greeting-page';
export const START = 'export function greet(name: string): string {\n  return `<p>Hello ${name}</p>`;\n}\n';
export const FIXED = "const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\"': '&quot;', \"'\": '&#39;' };\nexport function greet(name: string): string {\n  return `<p>Hello ${name.replace(/[&<>\"']/g, (sign) => SIGNS[sign]!)}</p>`;\n}\n";
/** Mends what is shown, and not the variants that are not. */
export const SHOWN_ONLY = 'export function greet(name: string): string {\n  return `<p>Hello ${name.replaceAll(/<script/gi, "&lt;script").replaceAll(/<img/gi, "&lt;img")}</p>`;\n}\n';

const yaml = (minutes: number): string => `title: A greeting that runs what it is given
kind: lab
language: typescript
tier: 2
minutes: ${minutes}
cwe: [CWE-79]
files: [greet.ts]
entry: greet.ts
objectives: [Keep text text when it becomes part of a page.]
summary: A name becomes part of a page, and the browser runs it.
attacks:
  - { name: script-tag, title: Put a script into the name, holds: The page shows the tag as text. }
  - { name: image-tag, title: Put an image with a handler into the name, holds: The page shows the tag as text. }
hidden:
  attacks:
    - { name: vector-tag, title: Another element with a handler, holds: No element comes from a name. }
    - { name: frame-tag, title: A frame, holds: No element comes from a name. }
functions:
  - { name: greets, title: Greets by name }
  - { name: greets-nobody, title: Greets an empty name }
  - { name: keeps-spaces, title: Keeps spaces }
  - { name: keeps-umlauts, title: Keeps letters of every language }
  - { name: stays-a-paragraph, title: Stays one paragraph }
fixes:
  - { name: escape, title: Escape the five signs, why: A sign that means something to the browser is written as its name. }
  - { name: strip, title: Refuse names with angle brackets, why: Names do not have them. }
nearMisses:
${['none', 'shown', 'lower-case', 'half', 'twice', 'silent'].map((name) => `  - { name: ${name}, rejectedBy: ${name === 'silent' ? 'greets' : 'vector-tag'}, why: It misses the elements that were not shown. }`).join('\n')}
`;

const PUBLIC = `import type { Build, Step } from '../../../../server/labs/index.ts';
export const build: Build = (world) => {
  const tag = world.nonce();
  const step = (name: string, given: string, isRight: (page: string) => boolean, got?: string): Step => ({
    name, shows: given, calls: [{ file: 'greet.ts', function: 'greet', args: [given] }],
    judge: ({ answers }) => {
      const page = String(answers[0]?.value ?? '');
      return isRight(page) ? { ok: true } : { ok: false, got: got ?? page };
    },
  });
  const has = (element: string) => (page: string): boolean => page !== '' && !new RegExp('<' + element, 'i').test(page);
  return [
    step('script-tag', '<script>' + tag + '</script>', has('script'), 'a script ran in the page of somebody else'),
    step('image-tag', '<img src=x onerror="' + tag + '">', has('img'), 'a handler ran in the page of somebody else'),
    step('greets', tag, (page) => page === '<p>Hello ' + tag + '</p>'),
    step('greets-nobody', '', (page) => page === '<p>Hello </p>'),
    step('keeps-spaces', tag + ' ' + tag, (page) => page.includes(tag + ' ' + tag)),
    step('keeps-umlauts', 'Zoë ' + tag, (page) => page.includes('Zoë ' + tag)),
    step('stays-a-paragraph', tag, (page) => page.startsWith('<p>') && page.endsWith('</p>')),
  ];
};
`;
const HIDDEN = PUBLIC.replace(/ {4}step\('script-tag'[\s\S]*\n {2}\];/, "    step('vector-tag', '<svg onload=' + tag + '>', has('svg'), 'a vector image ran a script'),\n    step('frame-tag', '<iframe srcdoc=' + tag + '>', has('iframe'), 'a frame was opened'),\n  ];");

const filesOf = (minutes: number): Record<string, string> => ({
  'lab.yaml': yaml(minutes),
  'brief.md': '## The page\n\nIt greets.\n',
  'hints.md': '1. Look at what the browser sees.\n2. Escape.\n',
  'design.md': 'Escaping at the place where text becomes a page.\n',
  'checks/public.ts': PUBLIC,
  'checks/hidden.ts': HIDDEN,
  'start/greet.ts': START,
  'fixed/escape/greet.ts': FIXED,
  'fixed/strip/greet.ts': "export function greet(name: string): string {\n  return `<p>Hello ${name.replaceAll(/[<>]/g, '')}</p>`;\n}\n",
  ...Object.fromEntries(['none', 'shown', 'lower-case', 'half', 'twice'].map((name) => [`near-miss/${name}/greet.ts`, SHOWN_ONLY])),
  'near-miss/silent/greet.ts': "export const greet = (): string => '';\n",
});

/** A folder of content that holds this lab alone; `rewrite` changes its version. Call `remove` at the end. */
export const exampleLab = async (): Promise<{ dir: string; folder: string; rewrite(minutes: number): Promise<void>; remove(): Promise<void> }> => {
  const dir = await mkdtemp(join(tmpdir(), 'beforetab-example-lab-'));
  const folder = join(dir, 'labs', EXAMPLE);
  const rewrite = async (minutes: number): Promise<void> => {
    for (const [path, text] of Object.entries(filesOf(minutes))) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
  };
  await rewrite(10);
  return { dir, folder, rewrite, remove: () => rm(dir, { recursive: true, force: true }) };
};
