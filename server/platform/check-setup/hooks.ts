// Hooks: programs that an assistant starts by itself at certain moments, and hands what was asked, read or changed on their standard input.
import type { Issue, Rule } from './issue.ts';
import type { Settings } from './read-settings.ts';
import { asList, asRecord, at } from './values.ts';

const DOCS = 'https://code.claude.com/docs/en/hooks';
const DOWNLOADS: Rule = { id: 'hook-download', level: 'high', title: 'A hook that downloads what it runs', why: 'It runs unseen and unasked each time, and may be something else tomorrow.', fix: 'Keep the script in the repository and call that.', source: DOCS };
const SENDS: Rule = { id: 'hook-sends', level: 'medium', title: 'A hook that hands on what the assistant is given', why: 'What was asked, read and changed goes to that address each time, with the secrets in it, and nobody is asked.', fix: 'Call a script in the repository that sends only what it names, or keep the log in the project.', source: DOCS };

const DOWNLOADED = /\b(?:curl|wget|iwr|irm|Invoke-WebRequest)\b[^|;&]*\|\s*(?:sudo\s+)?(?:\S*\/)?(?:(?:ba|z|da)?sh|python3?|node|iex)\b|\b(?:ba|z|da)?sh\b.*(?:<\(|\$\()\s*(?:curl|wget)\b/i;
/** All of the standard input, or what a pipe made of it; a notice that something is over is none of that. */
const HANDED_ON = /\b(?:curl|wget|http|https|xh)\b.*(?:@-|@\/dev\/stdin|(?:-T|--upload-file|--post-file)[ =]*(?:-(?=\s|$)|\/dev\/stdin)|\$\((?:cat|jq)\b|\$\(<\s*\/dev\/stdin)|(?:\bjq\b|\bcat\b|\btee\b)[^|;&]*\|\s*(?:curl|wget|nc|ncat|socat)\b/i;
const HERE = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0)$/i;

const isElsewhere = (command: string): boolean => {
  const hosts = [...command.matchAll(/\bhttps?:\/\/(?:[^\s/@'"]*@)?(\[[^\]]*\]|[^\s/:'"?#]+)/gi)].map(([, host]) => host!);
  return hosts.length === 0 ? !/\b(?:nc|ncat|socat)\s+(?:-\S+\s+)*(?:localhost|127\.|::1)/i.test(command) : hosts.some((host) => !HERE.test(host));
};

const ruleFor = (hook: unknown): Rule | undefined => {
  const [command, url] = [at(hook, 'command'), at(hook, 'url')];
  if (typeof command === 'string') return DOWNLOADED.test(command) ? DOWNLOADS : HANDED_ON.test(command) && isElsewhere(command) ? SENDS : undefined;
  return at(hook, 'type') === 'http' && typeof url === 'string' && isElsewhere(url) ? SENDS : undefined;
};

/** Below `hooks` by event: one after the other as Cursor lists them, or in groups as Claude Code and Gemini do. */
export const checkHooks = (tool: string) => ({ value, path, lineOf }: Settings): Issue[] =>
  Object.entries(asRecord(at(value, 'hooks'))).flatMap(([event, entries]) =>
    asList(entries).flatMap((entry, which) => {
      const inner = asList(at(entry, 'hooks')).map((hook, index) => [hook, ['hooks', event, which, 'hooks', index]] as const);
      return [[entry, ['hooks', event, which]] as const, ...inner].flatMap(([hook, keys]) => {
        const rule = ruleFor(hook);
        return rule === undefined ? [] : [{ ...rule, tool, path, line: lineOf(...keys, at(hook, 'command') === undefined ? 'url' : 'command'), detail: event }];
      });
    }),
  );
