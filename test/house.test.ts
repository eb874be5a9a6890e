// The rules of the house, as a test: who may call whom, what a file looks like, what may not be in the repository.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(ROOT, file)));
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const isCode = (file: string): boolean => /\.(ts|tsx|mts|mjs)$/.test(file) && !/^content\/.*\/(start|fixed|near-miss)\//.test(file);
const code = tracked.filter(isCode);

/** Floors from the ground up; the same floor never calls itself, and nothing calls upward. */
const FLOORS = [
  ['platform'],
  ['people', 'curriculum'],
  ['learning'],
  ['signals'],
  ['labs', 'arena'],
  ['simulations', 'sessions', 'lms'],
  ['effectiveness'],
  ['programme'],
  ['evidence'],
];
const floorOf = (capability: string): number => FLOORS.findIndex((floor) => floor.includes(capability));

type Import = { from: string; to: string; isType: boolean };
const importsOf = (file: string): Import[] => {
  const pattern = /(?:import|export)\s+(type\s)?[^'";]*?from\s+['"](\.[^'"]+)['"]|import\(\s*['"](\.[^'"]+)['"]/g;
  return [...read(file).matchAll(pattern)].map((match) => ({
    from: file,
    to: relative('.', normalize(join(dirname(file), match[2] ?? match[3]!))),
    isType: match[1] !== undefined,
  }));
};
const imports = code.flatMap(importsOf);
const capabilityOf = (file: string): string | undefined => /^server\/([a-z-]+)\//.exec(file)?.[1];
const isTest = (file: string): boolean => /\.test\.tsx?$|^test\/|\.cases\.ts$/.test(file);
const none = (mistakes: string[], rule: string): void => assert.deepEqual(mistakes, [], rule);
const show = ({ from, to }: Import): string => `${from} -> ${to}`;

describe('who may call whom', () => {
  it('knows the floor of every folder in server/', () => {
    const folders = new Set(code.map(capabilityOf).filter((name) => name !== undefined && name !== 'migrations'));
    none([...folders].filter((name) => floorOf(name!) < 0) as string[], 'a new folder needs its floor in FLOORS, above');
  });

  it('lets calls go down only, and never across a floor', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [caller, called] = [capabilityOf(from), capabilityOf(to)];
      if (caller === undefined || called === undefined || caller === called || isTest(from)) return false;
      return caller !== 'migrations' && floorOf(called) >= floorOf(caller);
    });
    none(wrong.map(show), 'a capability calls only what stands below it');
  });

  it('enters other capabilities by their door', () => {
    const wrong = imports.filter(({ from, to }) => {
      const called = capabilityOf(to);
      if (called === undefined || called === 'platform' || called === 'migrations' || capabilityOf(from) === called) return false;
      // The browser has a rule of its own below; a lab's checks are typed by the capability that runs them.
      if (from.startsWith('web/') || (from.startsWith('content/labs/') && to === 'server/labs/checks.ts')) return false;
      return !/\/(index|schemas|contract|routes|routes\.cases|jobs|commands|mcp)\.ts$/.test(to) || (/\/(schemas|contract)\.ts$/.test(to) && !/^(test|server\/(app|cli))/.test(from));
    });
    none(wrong.map(show), 'import ../<capability>/index.ts');
  });

  it('keeps a capability from importing its own door', () => {
    const wrong = imports.filter(({ from, to }) => /^server\/[a-z-]+\/index\.ts$/.test(to) && capabilityOf(from) === capabilityOf(to) && capabilityOf(from) !== 'platform' && !isTest(from));
    none(wrong.map(show), 'inside, import the file itself');
  });

  it('gives the browser types of the server and nothing else', () => {
    const wrong = imports.filter(({ from, to, isType }) => from.startsWith('web/') && to.startsWith('server/') && !isTest(from) && !(isType && /\/(schemas|contract|refuse)\.ts$/.test(to)));
    none(wrong.map(show), '`import type` from a schemas.ts only');
  });

  it('keeps web features from importing each other', () => {
    const shared = new Set(['ui', 'shell', 'messages']);
    const feature = (file: string): string | undefined => /^web\/([a-z-]+)\//.exec(file)?.[1];
    const wrong = imports.filter(({ from, to }) => {
      const [caller, called] = [feature(from), feature(to)];
      return caller !== undefined && called !== undefined && caller !== called && !shared.has(called) && caller !== 'shell' && !isTest(from);
    });
    none(wrong.map(show), 'features meet in web/shell by name');
  });

  it('keeps SQL of a capability inside its folder', () => {
    none(imports.filter(({ from, to }) => to.endsWith('/store.ts') && capabilityOf(from) !== capabilityOf(to)).map(show), 'store.ts is private');
  });
});

describe('what a file looks like', () => {
  it('says its purpose in its first line', () => {
    none(code.filter((file) => !/^(#!.*\n)?(\/\/|\/\*\*?) ?\S/.test(read(file))), 'the first line is a comment');
  });

  it('stays under 400 lines', () => {
    none(code.filter((file) => read(file).split('\n').length > 401), 'split it by what it does');
  });

  it('uses named exports only', () => {
    none(code.filter((file) => /^export default /m.test(read(file)) && !/(^|\/)[a-z.]+\.config\.ts$/.test(file)), 'no default exports');
  });

  it('has no drawer for things without a name', () => {
    none(tracked.filter((file) => /(^|\/)(utils?|lib|helpers?|common|types|misc)\//.test(file)), 'give it a noun');
    none(code.filter((file) => /\b(class|interface|type|const)\s+\w*(Manager|Helper|Service|Utils?)\b/.test(read(file)) || /\binterface I[A-Z]/.test(read(file))), 'say what it is');
  });

  it('is named in kebab-case', () => {
    const allowed = /^(README|CONTRIBUTING|LICENSE|NOTICE|AGENTS|SECURITY)/;
    none(code.filter((file) => !/^[a-z0-9.-]+$/.test(file.split('/').at(-1)!) && !allowed.test(file.split('/').at(-1)!)), 'kebab-case');
  });

  it('leaves nothing for later without a reason', () => {
    none(code.filter((file) => file !== 'test/house.test.ts' && /\b(TODO|FIXME|XXX|HACK)\b(?!:? \S+ \S+)/.test(read(file))), 'a reason or an issue');
  });

  it('numbers its migrations and says whose they are', () => {
    const files = tracked.filter((file) => file.startsWith('server/migrations/')).map((file) => file.split('/').at(-1)!);
    none(files.filter((name) => !/^\d{4}-(platform|people|curriculum|learning|signals|labs|arena|simulations|sessions|lms|effectiveness|programme|evidence)-[a-z-]+\.ts$/.test(name)), 'NNNN-<capability>-<what>.ts');
    const numbers = files.map((name) => name.slice(0, 4));
    assert.equal(new Set(numbers).size, numbers.length, 'two migrations share a number');
  });
});

describe('what may not be in the repository', () => {
  it('names no package registry', () => {
    const host = new RegExp(['registry\\.np', 'mjs|npm', 'mirror|pypi\\.', 'org|deb\\.deb', 'ian\\.org'].join(''));
    none(tracked.filter((file) => /\.(ts|tsx|mjs|json|md|yaml|yml|sh|npmrc)$|^\.ci\//.test(file) && host.test(read(file))), 'no registry host');
  });

  it('pins every dependency to one version', () => {
    const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
    const all = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) => Object.entries(manifest[kind] ?? {}));
    none(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)).map(([name]) => name), 'exact versions');
  });

  it('ships permissive licences only', () => {
    const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, { license?: string; dev?: boolean }> };
    const fine = /^\(?(MIT(-0)?|ISC|0?BSD(-\dclause)?|BSD-[23]-Clause|Apache-2\.0|OFL-1\.1|Unlicense|CC0-1\.0|MPL-2\.0|PSF-2\.0|Python-2\.0|BlueOak-1\.0\.0|0BSD)\b/i;
    // Of `A OR B` we may choose, so one fine licence is enough.
    const isFine = (licence: string): boolean => licence.replace(/[()]/g, '').split(/ OR /).some((choice) => fine.test(choice));
    // Some state it in their LICENSE alone (png-js), whose first line is read then.
    const inFile = (path: string): string => (existsSync(join(ROOT, path, 'LICENSE')) ? (read(`${path}/LICENSE`).split('\n')[0] ?? '') : '');
    const wrong = Object.entries(lock.packages).filter(([path, entry]) => path !== '' && entry.dev !== true && !isFine(entry.license ?? inFile(path)));
    none(wrong.map(([path, entry]) => `${path} ${entry.license}`), 'ask before adding');
  });

  it('says AI-written, and calls no lesson AI-generated', () => {
    const texts = tracked.filter((file) => /^(web|server|content)\/.*\.(ts|tsx|md|yaml)$/.test(file) && !/\/(start|fixed|near-miss)\//.test(file));
    const quoted = /["'“‘*_][^"'”’*_\n]*AI-generated[^"'”’*_\n]*["'”’*_]/i;
    none(texts.filter((file) => read(file).split('\n').some((line) => /AI-generated/i.test(line) && !/source:|title:/.test(line) && !quoted.test(line))), 'AI-written');
  });
});
