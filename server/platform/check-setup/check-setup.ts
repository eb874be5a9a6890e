// Reads the settings of the assistants on this machine and says what they let happen without asking. It changes and sends nothing.
import { readdir, realpath } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { type Engine, scanBytes } from '../scanner/index.ts';
import { checkIgnoreFiles } from './ignore-files.ts';
import type { Issue, Level } from './issue.ts';
import { PLACES } from './places.ts';
import { readSettings, type Settings } from './read-settings.ts';
import { at, texts } from './values.ts';

export type Report = { read: string[]; unread: { path: string; why: string }[]; tools: string[]; issues: Issue[] };

const ORDER: readonly Level[] = ['high', 'medium', 'note'];

/** `home` is left out when it is undefined. Paths in the report begin with `~/` or are relative to `dir`. */
export const checkSetup = async (dir: string, home: string | undefined, engine: Engine): Promise<Report> => {
  const report: Report = { read: [], unread: [], tools: [], issues: [] };
  const tools = new Set<string>();
  const denied: string[] = [];
  for (const place of PLACES) {
    const base = place.in === 'project' ? dir : home;
    // The project may be the home folder itself.
    if (base === undefined || (place.in === 'home' && home === dir && PLACES.some((other) => other.in === 'project' && other.path === place.path))) continue;
    for (const path of await pathsOf(base, place.path)) {
      const shown = place.in === 'project' ? path : `~/${path}`;
      const found = await readSettings(base, join(base, path), place.format);
      if ('missing' in found) continue;
      tools.add(place.tool);
      if ('why' in found) {
        report.unread.push({ path: shown, why: found.why });
        continue;
      }
      report.read.push(shown);
      const settings: Settings = { ...found.settings, path: shown };
      report.issues.push(...place.check(settings), ...secretsIn(settings, place.tool, engine));
      denied.push(...deniedBy(settings));
    }
  }
  report.issues.push(...(await checkIgnoreFiles(dir, tools, denied)));
  report.issues.sort((one, other) => ORDER.indexOf(one.level) - ORDER.indexOf(other.level));
  report.tools = [...tools].sort();
  return report;
};

/** Nobody keeps more of them in a folder. */
const MOST_FILES = 200;

/** The files that a place names: itself, or those in its folder with its ending. */
const pathsOf = async (base: string, path: string): Promise<string[]> => {
  if (!path.includes('*')) return [path];
  const folder = dirname(path);
  // A link out of the folder leads to what is not this project's.
  const real = await realpath(join(base, folder)).catch(() => undefined);
  if (real === undefined || !`${real}${sep}`.startsWith(`${await realpath(base)}${sep}`)) return [];
  const names = await readdir(real).catch(() => [] as string[]);
  return names.filter((name) => name.endsWith(path.slice(path.indexOf('*') + 1))).sort().slice(0, MOST_FILES).map((name) => `${folder}/${name}`);
};

/** As patterns of an ignore file: `Read(./secrets/**)` keeps secrets/** out. */
const deniedBy = ({ value }: Settings): string[] =>
  texts(at(value, 'permissions', 'deny')).flatMap((entry) => {
    const inside = /^Read\((.*)\)$/s.exec(entry.trim())?.[1];
    return inside === undefined ? (entry.trim() === 'Read' ? ['**'] : []) : [inside.replace(/^\.\//, '/').replace(/^\/\/.*|^~.*/, '')].filter(Boolean);
  });

const NO_KEY = new Uint8Array(32);

const secretsIn = ({ path, text }: Settings, tool: string, engine: Engine): Issue[] =>
  scanBytes(engine, NO_KEY, new TextEncoder().encode(text))
    .filter(({ group }) => group !== 'personal')
    .map(({ title, rule, line, redacted }) => ({
      id: 'secret-in-settings',
      level: 'high',
      title: 'A secret in a settings file',
      why: 'Settings are committed, synchronised and read by every extension; the assistant itself may read this file and send it on.',
      fix: 'Revoke it, put the new one into the environment or a keychain, and name the variable here: "env": { "TOKEN": "${TOKEN}" }',
      source: `found by beforetab scan, rule ${rule}`,
      tool,
      path,
      line,
      detail: `${title} ${redacted}`,
    }));
