// A recorded request to explore: mark the pieces asked for, then see what each one was.
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { addMessages, t } from '../../ui/messages.ts';
import { CaptureFacts } from './capture-facts.tsx';
import type { Capture } from './capture.ts';
import './explorer.css';
import type { Marking } from './marked-text.tsx';
import { explorerMessages } from './messages.ts';
import { PartChoices, PartNotes } from './part-list.tsx';
import { countVerdicts } from './read-parts.ts';
import { RequestDocument } from './request-document.tsx';

addMessages(explorerMessages);

export type ExplorerOutcome = { seconds: number; found: number; total: number };

const secondsSince = (began: number): number => Math.round((Date.now() - began) / 1000);

/** Calls `onDone` once, when the learner asks to see what the pieces were. */
export function Explorer({ capture, onDone }: { capture: Capture; onDone: (outcome: ExplorerOutcome) => void }) {
  const [began] = useState(() => Date.now());
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [active, setActive] = useState<string>();
  const [isRevealed, setRevealed] = useState(false);
  const [shown, setShown] = useState(capture.focus);
  const result = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isRevealed) result.current?.focus();
  }, [isRevealed]);

  const focus = capture.requests[capture.focus];
  const request = capture.requests[shown] ?? focus;
  if (!focus || !request) return null;
  const { found, total, extra } = countVerdicts(capture.task, focus.parts, marked);
  const mark = (id: string): void => setMarked(marked.has(id) ? new Set([...marked].filter((other) => other !== id)) : new Set([...marked, id]));
  const reveal = (): void => {
    if (isRevealed) return;
    setRevealed(true);
    onDone({ seconds: secondsSince(began), found, total });
  };
  const isFocus = request === focus;
  const marking: Marking = {
    numberOf: (part) => request.parts.indexOf(part) + 1,
    isMarked: (part) => isFocus && marked.has(part.id),
    active: isFocus ? active : undefined,
    isRevealed,
  };

  return (
    <section className="explorer" aria-label={t('explorer.label', { title: capture.title })}>
      <h3 data-content>{capture.title}</h3>
      <CaptureFacts capture={capture} />
      <div className="explorer-work">
        <div className="explorer-task">
          {isRevealed ? (
            <>
              <h4 ref={result} tabIndex={-1}>{t(`explorer.result.${capture.task}`, { found, count: total })}</h4>
              {extra > 0 && <p>{t(`explorer.result.extra.${capture.task}`, { count: extra })}</p>}
              <PartNotes request={request} task={capture.task} marked={isFocus ? marked : undefined} />
            </>
          ) : (
            <>
              <PartChoices request={focus} task={capture.task} marked={marked} onMark={mark} onActive={setActive} />
              <Button look="primary" onClick={reveal}>{t('explorer.check')}</Button>
            </>
          )}
        </div>
        <RequestDocument request={request} label={t('explorer.request.label', { number: shown + 1 })} marking={marking} />
      </div>
      {isRevealed && <WhatLeft capture={capture} shown={shown} onShow={setShown} />}
    </section>
  );
}

function WhatLeft({ capture, shown, onShow }: { capture: Capture; shown: number; onShow: (index: number) => void }) {
  const name = `request-${capture.id}`;
  return (
    <div className="explorer-after">
      <h4>{t('explorer.leaves')}</h4>
      <ul>{capture.leaves.map((line) => <li key={line} data-content>{line}</li>)}</ul>
      {capture.requests.length > 1 && (
        <fieldset className="explorer-requests">
          <legend>{t('explorer.requests', { count: capture.requests.length })}</legend>
          {capture.requests.map(({ method, url, size }, index) => (
            <label key={index}>
              <input type="radio" name={name} checked={index === shown} onChange={() => onShow(index)} />
              {t('explorer.request.choose', { number: index + 1, method, path: new URL(url).pathname, size: t('explorer.bytes', { count: size }) })}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
