// Reads the corpus: under each heading a vulnerable program and its mended twin, as a colleague would write them.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Program = { readonly language: string; readonly text: string };
/** `rule` is what has to be said about the vulnerable program and not about its twin. */
export type Case = { readonly name: string; readonly rule: string; readonly vulnerable: Program; readonly fixed: Program };

const FENCE = /^```(py|ts|tsx|js|vue|svelte) (vulnerable|fixed)\n([\s\S]*?)^```$/gm;

export const readCorpus = (): Case[] => {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  return readdirSync(folder).filter((file) => file.endsWith('.md')).sort().flatMap((file) => readCases(file, readFileSync(`${folder}${file}`, 'utf8')));
};

const readCases = (file: string, text: string): Case[] =>
  text.split(/^## /m).slice(1).map((part) => {
    const [, title = '', rule = ''] = /^(.*) \(([\w-]+)\)$/m.exec(part) ?? [];
    const programs = new Map([...part.matchAll(FENCE)].map(([, language, role, program]) => [role!, { language: language!, text: program! }]));
    const [vulnerable, fixed] = [programs.get('vulnerable'), programs.get('fixed')];
    if (rule === '' || vulnerable === undefined || fixed === undefined) throw new Error(`${file}: "${part.slice(0, 60)}" needs a rule and two programs`);
    return { name: title, rule, vulnerable, fixed };
  });
