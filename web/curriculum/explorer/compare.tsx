// Two recordings side by side: say what each sent, then look.
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { addMessages, t } from '../../ui/messages.ts';
import { CaptureFacts } from './capture-facts.tsx';
import type { Capture } from './capture.ts';
import { rowsOf } from './compare-parts.ts';
import type { Row, Side } from './compare-parts.ts';
import './explorer.css';
import type { ExplorerOutcome } from './explorer.tsx';
import { KindMark } from './kind-mark.tsx';
import { explorerMessages } from './messages.ts';
import { PartNotes } from './part-list.tsx';
import { RequestDocument } from './request-document.tsx';

addMessages(explorerMessages);

const secondsSince = (began: number): number => Math.round((Date.now() - began) / 1000);
const sides: Side[] = ['left', 'right', 'both', 'neither'];

/** Calls `onDone` once, when every line has an answer and the learner looks. */
export function Compare({ left, right, onDone }: { left: Capture; right: Capture; onDone: (outcome: ExplorerOutcome) => void }) {
  const [began] = useState(() => Date.now());
  const [rows] = useState(() => rowsOf(left, right));
  const [said, setSaid] = useState<Readonly<Record<string, Side>>>({});
  const [isRevealed, setRevealed] = useState(false);
  const [hasAsked, setAsked] = useState(false);
  const result = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isRevealed) result.current?.focus();
  }, [isRevealed]);

  const missing = rows.filter(({ id }) => said[id] === undefined).length;
  const found = rows.filter(({ id, answer }) => said[id] === answer).length;
  const reveal = (): void => {
    setAsked(true);
    if (missing > 0 || isRevealed) return;
    setRevealed(true);
    onDone({ seconds: secondsSince(began), found, total: rows.length });
  };

  return (
    <section className="explorer" aria-label={t('explorer.compare.label', { left: left.title, right: right.title })}>
      <div className="explorer-sides">
        {([['left', left], ['right', right]] as const).map(([at, capture]) => (
          <div key={at} className="explorer-side">
            <h3>{t(`explorer.compare.${at}`, { title: capture.title })}</h3>
            <CaptureFacts capture={capture} />
          </div>
        ))}
      </div>
      {isRevealed && <h4 ref={result} tabIndex={-1}>{t('explorer.compare.result', { found, total: rows.length })}</h4>}
      {!isRevealed && <h4>{t('explorer.compare.task')}</h4>}
      <div className="explorer-rows">
        {rows.map((row) => (
          <SideChoice key={row.id} row={row} said={said[row.id]} isRevealed={isRevealed} onSay={(answer) => setSaid({ ...said, [row.id]: answer })} />
        ))}
      </div>
      <output>{hasAsked && !isRevealed && missing > 0 ? t('explorer.compare.missing', { count: missing }) : ''}</output>
      {!isRevealed && <Button look="primary" onClick={reveal}>{t('explorer.compare.check')}</Button>}
      {isRevealed && (
        <div className="explorer-sides">
          <Recording capture={left} />
          <Recording capture={right} />
        </div>
      )}
    </section>
  );
}

function SideChoice({ row, said, isRevealed, onSay }: { row: Row; said: Side | undefined; isRevealed: boolean; onSay: (side: Side) => void }) {
  const name = useId();
  const isRight = said === row.answer;
  return (
    <fieldset className="explorer-choice">
      <legend>{row.label === undefined ? t('explorer.compare.outside') : <span data-content>{row.label}</span>} {isRevealed && row.kind && <KindMark kind={row.kind} />}</legend>
      {isRevealed ? (
        <p className="explorer-verdict" data-verdict={isRight ? 'hit' : 'miss'}>
          {t(isRight ? 'explorer.compare.right-answer' : 'explorer.compare.other-answer', { answer: t(`explorer.compare.answer.${row.answer}`) })}
        </p>
      ) : (
        sides.map((side) => (
          <label key={side}>
            <input type="radio" name={name} checked={said === side} onChange={() => onSay(side)} />
            {t(`explorer.compare.answer.${side}`)}
          </label>
        ))
      )}
    </fieldset>
  );
}

function Recording({ capture }: { capture: Capture }) {
  const request = capture.requests[capture.requests.length - 1];
  if (!request) return null;
  const marking = { numberOf: (part: (typeof request.parts)[number]) => request.parts.indexOf(part) + 1, isMarked: () => false, active: undefined, isRevealed: true };
  return (
    <div className="explorer-side">
      <h4 data-content>{capture.title}</h4>
      <ul>{capture.leaves.map((line) => <li key={line} data-content>{line}</li>)}</ul>
      <RequestDocument request={request} label={t('explorer.label', { title: capture.title })} marking={marking} />
      <PartNotes request={request} task={capture.task} />
    </div>
  );
}
