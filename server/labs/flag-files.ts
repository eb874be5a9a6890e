// Marks what a fix has no use for and a forgery has: reflection, frames, the interpreter's insides. A mark asks for a look; it never decides.
import type { Language } from './checks.ts';
import type { LabFiles } from './contract.ts';

const PYTHON: Readonly<Record<string, RegExp>> = {
  frames: /\b(sys\._getframe|inspect\.(stack|currentframe|getouterframes)|tb_frame|f_(back|globals|locals)|gi_frame)\b/,
  'garbage-collector': /\b(import\s+gc|gc\.(get_objects|get_referrers|get_referents))\b/,
  'native-code': /\b(ctypes|cffi)\b/,
  'browser-or-host': /\b(import\s+(js|pyodide|pyodide_js|_pyodide|_pyodide_core)|from\s+(js|pyodide|_pyodide)\b|run_js)\b/,
  'class-tree': /__(subclasses|mro|bases|base|globals|builtins|loader|code)__/,
  'patched-interpreter': /\b(builtins\.\w+\s*=|sys\.modules\b|sys\.(settrace|setprofile|meta_path|path_hooks)|importlib\.(reload|_bootstrap)|__import__)/,
  'made-code': /(?<![\w.])(exec|eval|compile)\s*\(/,
  'own-grader': /\b(lab_child|lab_host|lab_clock|lab_digest)\b/,
};
const TYPESCRIPT: Readonly<Record<string, RegExp>> = {
  'made-code': /(?<![\w.])(eval|Function)\s*\(|\bnew\s+Function\b|\.constructor\s*(\(|\.constructor\b|\[)/,
  'class-tree': /__(proto|defineGetter|defineSetter|lookupGetter)__|\bObject\.setPrototypeOf\b/,
  'patched-interpreter': /\b(Object|Array|String|JSON|Promise|Map|Set|RegExp|Number|Reflect|Date)\.(prototype\.)?\w+\s*=[^=>]|\bglobalThis\b|\bObject\.definePropert(y|ies)\s*\(\s*(Object|Array|String|JSON|Promise|globalThis)/,
  'host': /\bprocess\.(binding|mainModule|getBuiltinModule|dlopen|kill|report)\b|\bnode:(vm|worker_threads|child_process|fs|net|inspector|v8)\b|\b(Deno|WebAssembly|SharedArrayBuffer)\b/,
  'always-equal': /\bSymbol\.toPrimitive\b|\bnew\s+Proxy\b/,
};

// What stands in a comment or between quotes is no code; a line break inside stays, everything else goes. The group is what
// closes it: what is not closed reaches to the end of its line or file, or every further quote in it would be looked on from anew.
const END = '$(?![^])';
const inQuotes = (quote: string): string => String.raw`${quote}(?:\\.|[^${quote}\\\n])*(${quote}|\\?$)`;
const anyOf = (...patterns: readonly string[]): RegExp => new RegExp(patterns.join('|'), 'gm');
const STRINGS: Readonly<Record<Language, RegExp>> = {
  python: anyOf(`"""[^]*?("""|${END})`, `'''[^]*?('''|${END})`, '(#)[^\\n]*', inQuotes('"'), inQuotes("'")),
  typescript: anyOf(String.raw`/\*[^]*?(\*/|${END})`, '(//)[^\\n]*', inQuotes('"'), inQuotes("'")),
};

/** A quote that stands in a pattern or a template opens nothing, and what follows it is looked at. */
const isClosed = (groups: readonly unknown[]): boolean => groups.some((closing) => typeof closing === 'string' && /["'/#]$/.test(closing));

/** `file:line mark`, once for each mark and file; empty for nearly everybody. */
export const flagFiles = (language: Language, files: LabFiles): string[] =>
  Object.entries(files).flatMap(([file, text]) => {
    // Imports name their module between quotes, so those of TypeScript are looked for in the text as it is.
    const code = text.replace(STRINGS[language], (whole, ...found) => (/^['"]node:/.test(whole) || !isClosed(found.slice(0, -2)) ? whole : whole.replaceAll(/[^\n]/g, ' ')));
    return Object.entries(language === 'python' ? PYTHON : TYPESCRIPT).flatMap(([mark, pattern]) => {
      const at = code.search(pattern);
      return at < 0 ? [] : [`${file}:${code.slice(0, at).split('\n').length} ${mark}`];
    });
  });
