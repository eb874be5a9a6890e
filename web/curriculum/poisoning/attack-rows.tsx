// The attacker's side: choose share, mark and label, expect something, train, and see the backdoor beside the clean accuracy.
import { useId, useMemo, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { RadioList } from '../../ui/choice.tsx';
import { formatNumber, t } from '../../ui/messages.ts';
import { rowsFromFile } from '../digits/digit-files.ts';
import { readSafetensors } from '../model-file/safetensors.ts';
import { MeasuredTable, percentOf } from './measured-table.tsx';
import { type Poison, type Trigger, TRIGGERS } from './poison.ts';
import { PoisonedRows } from './poisoned-rows.tsx';
import { TrainingLine } from './training-line.tsx';
import type { Tried } from './try-poison.ts';
import { useTraining } from './use-training.ts';

/** A mark that works on half of the digits. */
const WORKS = 50;
const EXPECTATIONS = ['big', 'small', 'none'] as const;

const dropOf = ({ clean, poisoned }: Tried): number => (100 * clean.right) / clean.of - (100 * poisoned.right) / poisoned.of;
const fooledOf = ({ poisoned }: Tried): number => (100 * poisoned.fooled) / poisoned.others;
const whatCame = (drop: number): (typeof EXPECTATIONS)[number] => (Math.abs(drop) < 3 ? 'none' : Math.abs(drop) < 10 ? 'small' : 'big');

export type AttackOutcome = { percent: number; fooled: number; drop: number; tries: number };

/** Calls `onWorks` once, when a mark works on half of the digits. */
export function AttackRows({ file, onWorks }: { file: ArrayBuffer; onWorks: (outcome: AttackOutcome) => void }) {
  const id = useId();
  const rows = useMemo(() => rowsFromFile(readSafetensors(new Uint8Array(file)), 'train'), [file]);
  const [poison, setPoison] = useState<Poison>({ percent: 2, trigger: 'square', target: 7, seed: 21 });
  const [expected, setExpected] = useState<string | null>(null);
  const [smallest, setSmallest] = useState<number>();
  const tries = useRef(0);
  const isDone = useRef(false);
  const training = useTraining(file);
  const { tried } = training;

  const run = async (): Promise<void> => {
    if (expected === null) return;
    const result = await training.start(poison);
    if (result === undefined) return;
    tries.current += 1;
    if (fooledOf(result) < WORKS) return;
    setSmallest((before) => Math.min(before ?? 100, poison.percent));
    if (isDone.current) return;
    isDone.current = true;
    onWorks({ percent: poison.percent, fooled: Math.round(fooledOf(result)), drop: Math.round(dropOf(result) * 10) / 10, tries: tries.current });
  };

  return (
    <div className="tryout-work">
      <div className="tryout-part">
        <p>{t('poisoning.rows', { count: rows.count })}</p>
        <div className="tryout-range">
          <label htmlFor={`${id}-share`}>{t('poisoning.share')}</label>
          <input id={`${id}-share`} type="range" min={0.5} max={5} step={0.5} value={poison.percent} aria-valuetext={t('poisoning.share.now', { percent: poison.percent, rows: Math.round((rows.count * poison.percent) / 100), count: rows.count })} onChange={(event) => setPoison({ ...poison, percent: Number(event.target.value) })} />
          <output htmlFor={`${id}-share`}>{t('poisoning.share.now', { percent: poison.percent, rows: Math.round((rows.count * poison.percent) / 100), count: rows.count })}</output>
        </div>
        <RadioList label={t('poisoning.trigger')} options={TRIGGERS.map((value) => ({ value, label: t(`poisoning.trigger.${value}`) }))} value={poison.trigger} onValue={(trigger) => setPoison({ ...poison, trigger: trigger as Trigger })} />
        <RadioList label={t('poisoning.target')} isAcross options={[1, 3, 7, 9].map((digit) => ({ value: `${digit}`, label: `${digit}` }))} value={`${poison.target}`} onValue={(target) => setPoison({ ...poison, target: Number(target) })} />
        <PoisonedRows training={rows} poison={poison} />
      </div>
      <div className="tryout-part">
        <RadioList label={t('poisoning.predict')} options={EXPECTATIONS.map((value) => ({ value, label: t(`poisoning.predict.${value}`) }))} value={expected} onValue={setExpected} />
        <Button look="primary" isBusy={training.percent !== undefined} isOff={expected === null} aria-describedby={expected === null ? `${id}-first` : undefined} onClick={() => void run()}>{t('poisoning.run')}</Button>
        {expected === null && <p id={`${id}-first`} className="tryout-soft">{t('poisoning.predict.first')}</p>}
        <TrainingLine training={training} />
        <p role="status" className={tried && 'tryout-says'} data-is={tried && (fooledOf(tried) >= WORKS ? 'exploited' : undefined)}>
          {tried && training.percent === undefined && resultOf(tried, tried.poison.target)}
        </p>
        {tried && (
          <>
            <p>{t(whatCame(dropOf(tried)) === expected ? 'poisoning.expected.hit' : 'poisoning.expected.miss', { points: formatNumber(Math.abs(dropOf(tried)), { maximumFractionDigits: 1 }) })}</p>
            <MeasuredTable tried={tried} target={tried.poison.target} />
            <p className="tryout-soft">{t('poisoning.measured.note', { of: tried.clean.of, seconds: formatNumber(tried.milliseconds / 1000, { maximumFractionDigits: 1 }) })}</p>
          </>
        )}
        <p>{smallest === undefined ? t('poisoning.goal') : t('poisoning.goal.reached', { percent: smallest })}</p>
      </div>
    </div>
  );
}

const resultOf = (tried: Tried, target: number): string => {
  const { clean, poisoned } = tried;
  const params = { fooled: percentOf(poisoned.fooled, poisoned.others), target: `${target}`, before: percentOf(clean.right, clean.of), after: percentOf(poisoned.right, poisoned.of) };
  return t(fooledOf(tried) >= WORKS ? 'poisoning.result.works' : 'poisoning.result.weak', params);
};
