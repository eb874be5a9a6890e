// GitHub Copilot's streamed usage records (audit log streaming, public preview): the body is JSON in a text, cut off at 1 MB.
import { type Adapter, hasText, isObject, named, type Path, textAt } from './interaction.ts';
import { sideByRole } from './side-by-role.ts';

const SENT = /^(messages|prompt|suffix|input|query|extra|references|turns|contents|system|instructions|systemInstruction)$/;

/** Requests are the interactions; their responses arrive as records of their own. */
export const readCopilot: Adapter = (document) => {
  if (!isObject(document)) return undefined;
  // The rest of an enterprise's audit log comes down the same stream.
  if (textAt(document, 'action') !== null && document['body'] === undefined) return [];
  if (textAt(document, 'event_id', 'github_request_id', 'type') === null) return undefined;
  if (document['type'] !== 'request') return [];
  const { body } = document;
  const sideOf = (path: Path) => {
    if (path[0] !== 'body') return 'record';
    // A body that was cut off is no JSON any more, so nothing below it has a name.
    if (path.length === 1) return 'user';
    return typeof path[1] === 'string' && SENT.test(path[1]) ? sideByRole(document, path, 'user') : 'record';
  };
  const login = textAt(document, 'user_login', 'actor', 'user');
  return [
    {
      root: [],
      id: textAt(document, 'event_id', 'github_request_id'),
      time: document['@timestamp'] ?? document['timestamp'] ?? document['created_at'],
      user: login === null ? named(textAt(document, 'user_id', 'actor_id')) : named(login, 'github'),
      tool: 'GitHub Copilot',
      model: modelOf(body),
      decision: null,
      isScanned: hasText(body),
      rules: [],
      sideOf,
    },
  ];
};

const modelOf = (body: unknown): string | null => {
  if (isObject(body)) return textAt(body, 'model');
  // Not parsed for this alone: bodies are long.
  return typeof body === 'string' ? (/"model"\s*:\s*"([\w.:/-]{1,80})"/.exec(body)?.[1] ?? null) : null;
};
