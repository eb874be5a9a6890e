// Which pieces of a request are worth marking, what they are and why they matter.
import type { PartKind } from '../../web/curriculum/explorer/capture.ts';

/** `in` matches the header name or JSON pointer, `find` the piece; an earlier rule wins where two overlap. */
export type PartRule = { where: 'header' | 'body'; in: RegExp; find: RegExp; kind: PartKind; label: string; note: string };

const body = (find: RegExp, kind: PartKind, label: string, note: string, at = /./): PartRule => ({ where: 'body', in: at, find, kind, label, note });
const header = (name: RegExp, kind: PartKind, label: string, note: string): PartRule => ({ where: 'header', in: name, find: /[\s\S]+/, kind, label, note });

export const partRules: PartRule[] = [
  body(/PAYMENTS_API_KEY=\S+/, 'secret', 'A live payments key, from .env', 'Git ignores .env. This client does not take that as a reason to keep the file.'),
  body(/DATABASE_URL=\S+/, 'secret', 'The database password, from .env', 'User, password, internal host and port in one line: all that is needed to sign in.'),
  body(/SESSION_SIGNING_KEY=\S+/, 'secret', 'The key that signs sessions, from .env', 'Whoever holds it can make a valid session for any customer.'),
  body(/password: 'FAKE-[^']+'/, 'secret', 'A hard-coded password', 'It stood in the lines above the cursor, so it went out with them. Nobody chose to send it.'),
  body(/const RATES[^\n]*/, 'your-code', 'A customer and the price it pays', 'Business data lives in code too. A customer’s rate is not a secret key, and still not public.'),
  body(/1?:? ?\/\/ Totals of an invoice[\s\S]*invoiceTotal\(lines\) \}\) \}\);\n(?:\d+: )?\}/, 'your-code', 'src/invoice.ts, the whole file', 'The model asked for this file, and the client sent all of it, with the name of an internal host inside.'),
  body(/# local settings, never commit/, 'your-code', 'A comment from .env', 'The file itself said that it should stay where it is.'),
  body(/# Working in this repository[\s\S]*?node:test\./, 'context', 'AGENTS.md, the whole file', 'Sent with every conversation without being asked for. Here it names a customer and an internal host.'),
  body(/(?:Reading or Editing|The user rejected|.{0,40}permission)[^\n]*(?:any way|tool call)\.?[^\n]*/, 'instructions', 'The refusal', 'Written by the client. The model gets this sentence instead of the file.', /(?:content|output|text)$/),
  body(/associated_remote_urls[^}]*\}[^}]*/, 'identity', 'Git remote and latest commit', 'Where your repository lives and which commit you are on.', /client_metadata/),
  body(/"installation_id":"[^"]*"/, 'identity', 'An id of this installation', 'The same in every conversation from this machine.', /client_metadata/),
  body(/(?<=<cwd>)[^<]+|(?<=[Ww]orking directory: )\S+|(?<=working in the directory: )\S+/, 'identity', 'Your folder, with your user name', 'An absolute path names the person and often the project.'),
  body(/<shell>[\s\S]*<timezone>[^<]*<\/timezone>/, 'context', 'Shell, date and time zone', 'Harmless alone. Together with other pieces it helps tell one developer from another.'),
  body(/Platform: [^\n]*\n\s*Today's date: [^\n]*/, 'context', 'Operating system and date', 'Harmless alone, sent so that the model can choose its commands.'),
  body(/Today's date is [^\n]*\nMy operating system is: [^\n]*/, 'context', 'Operating system and date', 'Harmless alone, sent so that the model can choose its commands.'),
  body(/(?<=folder structure[^\n]*\n)[\s\S]+|Showing up to[\s\S]+/, 'context', 'The list of your files', 'File names alone tell a lot about what you build. A git-ignored file may be missing here and still be read later.', /messages\/\d/),
  body(/(?<=<context name="gitStatus">)[\s\S]*?(?=<\/context>)/, 'context', 'git status', 'The state of your working tree at the start. Here it is clean, so no file is named.'),
  body(/^"?The invoice total is sometimes a fraction of a cent\. Find out why\."?$/, 'context', 'Your question', 'The only piece you typed yourself.'),
  body(/^typescript$/, 'context', 'The language of the file', 'Helps the model choose what to write.', /language$/),
  body(/[\s\S]*\S[\s\S]*/, 'your-code', 'Your code before the cursor', 'Up to 20 lines, as they stand in the editor, saved or not.', /segments\/prefix$/),
  body(/[\s\S]*\S[\s\S]*/, 'your-code', 'Your code after the cursor', 'Up to 20 lines, so that the suggestion fits in.', /segments\/suffix$/),
  body(/^(?:You are|<skills_instructions>|<permissions)[^\n]{0,200}/, 'instructions', 'The vendor’s instructions', 'Written by the maker of the client, the same for everyone. The rest is cut here for length.'),
  body(/\{"(?:file_?[pP]ath|cmd)":"[^"]*"\}/, 'instructions', 'The model’s own request for a file', 'The model asked, the client decided. It is sent back as part of the conversation.', /arguments$/),
  body(/^\[…[^\]]*tools[^\]]*\]$/, 'instructions', 'The tools the model may use', 'Descriptions written by the maker of the client, cut here for length.'),
  header(/^authorization$/, 'identity', 'The key that names your account', 'Made for this provider, so no leak. It ties every request to the person or company that holds it.'),
  header(/^x-codex-turn-metadata$/, 'identity', 'Ids, and where your repository lives', 'Ids of this machine and this conversation, the git remote and the latest commit, in one header.'),
  header(/^(?:x-session-id|session-id)$/, 'identity', 'An id of this conversation', 'Ties the requests of one sitting together.'),
  header(/^user-agent$/, 'context', 'Client, version and system', 'Says which client you use, and often on which system.'),
];
