// The exercise about evading a text filter: words appended or disguised, one message watched closely and all of them counted.
import { useId, useMemo, useRef, useState } from 'react';
import { RadioList } from '../../ui/choice.tsx';
import { formatNumber, addMessages, t } from '../../ui/messages.ts';
import { Table } from '../../ui/table.tsx';
import '../digits/digits.css';
import { type Evasion, evade, WORD_SOURCES, type WordSource } from './evade.ts';
import { ADVERTISING, HONEST_MAIL } from './example-messages.ts';
import { textEvasionMessages } from './messages.ts';
import { explain, openFilter, scoreOf, type SpamFilterFile } from './spam-filter.ts';
import './text-evasion.css';

addMessages(textEvasionMessages);

const [MOST_WORDS, MOST_DISGUISED, SHOWN_WORDS] = [20, 10, 8];
const COUNT = ADVERTISING.length;

export type TextEvasionOutcome = { seconds: number; words: number; disguised: number };

/** Calls `onDone` once, when all messages got past and chance was given a try. */
export function TextEvasion({ file, onDone }: { file: SpamFilterFile; onDone: (outcome: TextEvasionOutcome) => void }) {
  const id = useId();
  const filter = useMemo(() => openFilter(file), [file]);
  const [began] = useState(() => Date.now());
  const [watched, setWatched] = useState(0);
  const [evasion, setEvasion] = useState<Evasion>({ count: 0, from: 'best', disguised: 0 });
  const [allPast, setAllPast] = useState<Evasion>();
  const [hasChance, setChance] = useState(false);
  const isDone = useRef(false);

  const send = (at: number, how: Evasion): string => evade(filter, ADVERTISING[at]!.text, how, HONEST_MAIL, at + 1);
  const caughtBy = (how: Evasion): number => ADVERTISING.filter((_message, at) => scoreOf(filter, send(at, how)) > 0).length;
  const caughtPlain = useMemo(() => ADVERTISING.filter(({ text }) => scoreOf(filter, text) > 0).length, [filter]);
  const text = send(watched, evasion);
  const score = scoreOf(filter, text);
  const caught = caughtBy(evasion);

  const change = (next: Partial<Evasion>): void => {
    const now = { ...evasion, ...next };
    setEvasion(now);
    const past = caughtBy(now) === 0 && now.from !== 'random' ? (allPast ?? now) : allPast;
    const chance = hasChance || (now.from === 'random' && now.count > 0);
    setAllPast(past);
    setChance(chance);
    if (isDone.current || past === undefined || !chance) return;
    isDone.current = true;
    onDone({ seconds: Math.round((Date.now() - began) / 1000), words: past.count, disguised: past.disguised });
  };

  const isCaught = score > 0;
  return (
    <section className="tryout" aria-label={t('text-evasion.label')}>
      <p>{t('text-evasion.about', { words: filter.words.length, count: COUNT, caught: caughtPlain })}</p>
      <div className="tryout-work">
        <div className="tryout-part">
          <RadioList label={t('text-evasion.from')} options={WORD_SOURCES.map((value) => ({ value, label: t(`text-evasion.from.${value}`) }))} value={evasion.from} onValue={(from) => change({ from: from as WordSource })} />
          <Range id={`${id}-add`} label={t('text-evasion.add')} most={MOST_WORDS} value={evasion.count} now={t('text-evasion.add.now', { count: evasion.count })} onValue={(count) => change({ count })} />
          <Range id={`${id}-disguise`} label={t('text-evasion.disguise')} most={MOST_DISGUISED} value={evasion.disguised} now={t('text-evasion.disguise.now', { count: evasion.disguised })} onValue={(disguised) => change({ disguised })} />
          <h3>{t('text-evasion.all')}</h3>
          <p role="status" className="tryout-says" data-is={caught === COUNT ? 'holds' : caught === 0 ? 'exploited' : undefined}>{t('text-evasion.all.says', { caught, count: COUNT })}</p>
          <p>{goalOf(allPast, hasChance)}</p>
        </div>
        <div className="tryout-part">
          <RadioList label={t('text-evasion.message')} isAcross options={ADVERTISING.map((_message, at) => ({ value: `${at}`, label: t('text-evasion.message.at', { at: at + 1 }) }))} value={`${watched}`} onValue={(at) => setWatched(Number(at))} />
          <p className="evasion-state" data-is={isCaught ? 'holds' : 'exploited'}>
            <span aria-hidden="true">{isCaught ? '✓' : '✕'}</span> {t(isCaught ? 'text-evasion.state.caught' : 'text-evasion.state.past')}. {t('text-evasion.score', { score: formatNumber(score, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }) })}
          </p>
          <blockquote className="evasion-text" aria-label={t('text-evasion.text')}><span data-content>{text}</span></blockquote>
          <details>
            <summary>{t('text-evasion.why')}</summary>
            <Table
              caption={t('text-evasion.why.table')}
              columns={[
                { id: 'word', title: t('text-evasion.why.word'), show: ({ word }) => <span data-content>{word}</span> },
                { id: 'weight', title: t('text-evasion.why.weight'), align: 'end', show: ({ weight }) => formatNumber(weight, { maximumFractionDigits: 2, signDisplay: 'exceptZero' }) },
              ]}
              rows={explain(filter, text).sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight)).slice(0, SHOWN_WORDS)}
              rowId={({ word }) => word}
            />
          </details>
        </div>
      </div>
    </section>
  );
}

const goalOf = (allPast: Evasion | undefined, hasChance: boolean): string => {
  if (allPast === undefined) return t('text-evasion.goal', { count: COUNT });
  return hasChance ? t('text-evasion.goal.done', { words: allPast.count, disguised: allPast.disguised }) : t('text-evasion.goal.half');
};

function Range({ id, label, most, value, now, onValue }: { id: string; label: string; most: number; value: number; now: string; onValue: (value: number) => void }) {
  return (
    <div className="tryout-range">
      <label htmlFor={id}>{label}</label>
      <input id={id} type="range" min={0} max={most} step={1} value={value} aria-valuetext={now} onChange={(event) => onValue(Number(event.target.value))} />
      <output htmlFor={id}>{now}</output>
    </div>
  );
}
