// What was found in a text, where it stands there, and the text with labels in its place.
import { type ReactNode, useState } from 'react';
import type { PasteAnswer, PasteMark } from '../../server/platform/scanner/contract.ts';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/messages.ts';

/** Beyond this a page would only scroll; the text without findings is whole all the same. */
const SHOWN = 20_000;
const LISTED = 100;

export function PasteResult({ text, answer }: { text: string; answer: PasteAnswer }) {
  return (
    <>
      <section className="stack-tight" aria-labelledby="paste-list">
        <h2 id="paste-list">{t('signals.paste.list')}</h2>
        <ul className="paste-list">
          {answer.marks.slice(0, LISTED).map((mark) => (
            <li key={mark.from}>
              <span data-content>{mark.title}</span> <span className="soft">{t('signals.paste.where', { line: String(mark.line), label: mark.label })}</span>
            </li>
          ))}
        </ul>
      </section>
      <section className="stack-tight" aria-labelledby="paste-redacted">
        <h2 id="paste-redacted">{t('signals.paste.redacted')}</h2>
        <pre className="paste-text" tabIndex={0} aria-labelledby="paste-redacted" data-content>{answer.redacted}</pre>
        <Copy key={answer.id} text={answer.redacted} />
      </section>
      <section className="stack-tight" aria-labelledby="paste-marked">
        <h2 id="paste-marked">{t('signals.paste.marked')}</h2>
        <pre className="paste-text" tabIndex={0} aria-labelledby="paste-marked" data-content>{marked(text, answer.marks)}</pre>
      </section>
    </>
  );
}

const marked = (text: string, marks: readonly PasteMark[]): ReactNode[] => {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { from, to, title } of marks) {
    if (from > SHOWN) break;
    parts.push(text.slice(at, from), <mark key={from} title={title}>{text.slice(from, to)}</mark>);
    at = to;
  }
  parts.push(text.slice(at, Math.max(at, SHOWN)), text.length > SHOWN ? '…' : '');
  return parts;
};

function Copy({ text }: { text: string }) {
  const [state, setState] = useState<'open' | 'copied' | 'failed'>('open');
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('failed'),
    );
  };
  return (
    <div className="row">
      <Button look="primary" onClick={copy}>{t('signals.paste.copy')}</Button>
      <span role="status" className="soft">{state === 'copied' ? t('signals.paste.copied') : state === 'failed' ? t('signals.paste.not-copied') : ''}</span>
    </div>
  );
}
