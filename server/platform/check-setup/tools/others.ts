// Assistants of which only one thing is read here: Aider's yes to everything, and the servers of those that list nothing else in files.
import type { Issue } from '../issue.ts';
import { checkServers } from '../mcp-servers.ts';
import type { Settings } from '../read-settings.ts';
import { asList, at } from '../values.ts';

export const checkAider = ({ value, path, lineOf }: Settings): Issue[] =>
  at(value, 'yes-always') === true
    ? [{ id: 'aider-yes-always', level: 'medium', title: 'Every question is answered with yes', why: 'Files are added and edits are made that nobody looked at.', fix: 'Remove yes-always; answer "always" for what you mean while you work.', source: 'https://aider.chat/docs/config/options.html', tool: 'Aider', path, line: lineOf('yes-always'), detail: 'yes-always' }]
    : [];

/** Servers below this key, by name. */
export const checkServersOf = (tool: string, key: string) => (settings: Settings): Issue[] => checkServers(tool, settings, at(settings.value, key), [key]);

/** Continue lists them one after the other. */
export const checkContinue = (settings: Settings): Issue[] =>
  asList(at(settings.value, 'mcpServers')).flatMap((server, index) => {
    const given = at(server, 'name');
    const name = typeof given === 'string' ? given : String(index);
    return checkServers('Continue', settings, { [name]: server }, []).map((issue) => ({ ...issue, line: settings.lineOf('mcpServers', index) }));
  });
