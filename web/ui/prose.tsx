// Short texts from content: plain words with `code` set as code. Anything longer comes as HTML from the server.
import { Fragment } from 'react';

export function Prose({ text }: { text: string }) {
  return text.split(/(`[^`]+`)/).map((part, index) => {
    const key = `${index}-${part}`;
    return part.startsWith('`') && part.endsWith('`') && part.length > 2 ? <code key={key}>{part.slice(1, -1)}</code> : <Fragment key={key}>{part}</Fragment>;
  });
}
