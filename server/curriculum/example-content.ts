// A small content folder that is right in every way, for tests to break.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const item = (id: string): string => `- id: ${id}
  covers: { risks: [t1-pasting], focus: [t1-data], objectives: [see] }
  question: What leaves?
  options:
    - { text: Nothing at all, because: Something does. }
    - { text: The whole file, right: true, because: It was recorded. }
    - { text: Only a hash, because: It was plain text. }
`;

export const EXAMPLE: Readonly<Record<string, string>> = {
  'tiers.yaml': `tiers:
  - id: 1
    title: AI tool users
    who: Everyone.
    summary: You keep the speed.
    risks: [{ id: t1-pasting, text: Data goes out., why: It cannot be taken back. }]
    focus: [{ id: t1-data, text: Knowing what leaves. }]
`,
  'behaviours.yaml': `behaviours:
  - { id: strips-secrets, text: Replaces keys., metric: secret_exposure, tier: 1 }
`,
  'policy.yaml': `dataClasses:
  - { id: public, title: Public, examples: Open code. }
  - { id: secret, title: Secret, examples: Keys. }
tools:
  - { id: chat, title: Chat, hosting: hosted, approved: true, note: On our plan. }
allowed:
  hosted-approved: [public]
  hosted-unapproved: [public]
  local-approved: [public]
  local-unapproved: [public]
`,
  'modules/small/module.yaml': `title: A small module
tier: 1
summary: Keep the speed.
owner: Security
reviewedOn: 2026-11-01
expiresOn: 2027-05-01
objectives: [{ id: see, text: You see what leaves. }]
rules: [{ id: no-secrets, text: Keep secrets out., why: They open things. }]
covers: { risks: [t1-pasting], focus: [t1-data], objectives: [see] }
behaviours: [strips-secrets]
frameworks: { owaspLlm: ["LLM02:2025"], cwe: [CWE-798] }
completion: { units: all, quizPassMark: 80, labs: [] }
units:
  - { slug: first, title: First, minutes: 2, lesson: lessons/01-first.md }
  - { slug: quiz, title: Quiz, minutes: 2, quiz: quiz.yaml, draw: 2 }
sittings:
  - { title: All of it, from: first }
`,
  'modules/small/lessons/01-first.md': `---
title: First
covers: { risks: [t1-pasting], focus: [t1-data], objectives: [see] }
claims:
  - id: recorded
    says: The whole file was sent.
    source: Our recording
    measured: On loopback
    checkedOn: 2026-11-01
    expiresOn: 2027-01-01
---
## What leaves {#what-leaves minutes=1}
> **Benefit**: it sees what you see.

You stop typing for a moment and grey text appears, which fits your code because the tool read it. How much of it was read cannot be seen in the grey text, and can be seen in the request that was recorded. The whole file was sent.[^recorded]

::item{id="one"}

## Say what is safe {#say minutes=1}
Two situations.

::scenarios{draw="1" always="env"}
`,
  'modules/small/captures/tab.json': `{
  "id": "tab", "title": "One press of Tab", "client": "a client", "version": "1.0.0", "licence": "MIT", "recordedOn": "2026-11-01",
  "how": "on loopback", "prompt": "none", "destination": { "kind": "hosted", "host": "api.example", "note": "" },
  "task": "find-secrets", "focus": 0, "leaves": ["The whole file."],
  "requests": [{ "method": "POST", "url": "http://api.example/v1", "headers": { "authorization": "Bearer FAKE" }, "body": { "prefix": "key = FAKE" }, "size": 20,
    "parts": [
      { "id": "token", "at": { "in": "header", "name": "authorization" }, "kind": "identity", "label": "Token", "note": "Says who asks." },
      { "id": "key", "at": { "in": "body", "pointer": "/prefix" }, "from": 6, "to": 10, "kind": "secret", "label": "Key", "note": "Opens something." }
    ] }]
}
`,
  'modules/small/ignore-files.yaml': `sample:
  title: checkout
  files:
    - { path: README.md }
    - { path: .env, keepOut: true, why: Live keys. }
  solution: |
    .env
clients:
  - { name: A client, version: 1.0.0, measuredOn: 2026-11-01, honours: [{ file: .gitignore, result: sent }] }
`,
  'modules/small/exercises/keys.yaml': `embed: spot
title: Which of these is wrong?
task: Mark what is wrong.
parts:
  - { id: literal, code: key is FAKE, isWrong: true, why: It is in git. }
  - { id: from-outside, code: key from env, why: It comes from outside. }
  - { id: from-vault, code: key from a vault, why: It comes from a vault. }
`,
  'modules/small/exercises/mail.yaml': `embed: pattern
title: A pattern for addresses
task: Redact both addresses.
use: redact
replacement: "[email]"
start: '[A-Z|a-z]+@x'
rows:
  - { text: "a@x", want: "[email]", why: An address. }
  - { text: "a|b@x", want: "a|[email]", why: A table. }
solution: { use: redact, pattern: '[A-Za-z]+@x' }
`,
  'modules/small/practice.yaml': item('one'),
  'modules/small/quiz.yaml': ['two', 'three', 'four', 'five'].map(item).join(''),
  'modules/small/scenarios.yaml': ['env', 'book']
    .map(
      (id) => `- id: ${id}
  origin: ours
  situation: You paste something.
  answer: unsafe
  rule: no-secrets
  explanation: It holds a key.
  policy: { hosting: hosted, dataClass: secret, tool: approved }
  covers: { risks: [t1-pasting], focus: [t1-data], objectives: [see] }
`,
    )
    .join(''),
};

export type ExampleFolder = { dir: string; write(file: string, text: string | Uint8Array): Promise<void>; remove(file: string): Promise<void>; end(): Promise<void> };

/** The example on disk, with `changes` laid over it; undefined leaves a file out. */
export const writeExample = async (changes: Readonly<Record<string, string | undefined>> = {}): Promise<ExampleFolder> => {
  const dir = await mkdtemp(join(tmpdir(), 'beforetab-content-'));
  const write = async (file: string, text: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(join(dir, file)), { recursive: true });
    await writeFile(join(dir, file), text);
  };
  for (const [file, text] of Object.entries({ ...EXAMPLE, ...changes })) if (text !== undefined) await write(file, text);
  return { dir, write, remove: (file) => rm(join(dir, file), { recursive: true }), end: () => rm(dir, { recursive: true, force: true }) };
};
