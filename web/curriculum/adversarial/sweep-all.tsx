// All test digits under noise, FGSM and PGD, after a guess: accuracy against the budget.
import { useId, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { formatPercent, t } from '../../ui/messages.ts';
import type { AdversarialFiles } from './files.ts';
import { Plot } from './plot.tsx';
import { SweepLine } from './sweep-line.tsx';
import { ATTACKS, type Point } from './sweep.ts';
import type { Line } from './sweep-worker.ts';
import { EPSILONS, useSweep } from './use-sweep.ts';

const LINES: Line[] = ATTACKS.map((attack) => ({ id: attack, network: 'plain', attack }));
const AT = EPSILONS.indexOf(0.1);

export const shareAt = (points: readonly Point[], at: number): number => (100 * points[at]!.right) / points[at]!.of;

export type SweepOutcome = { guess: number; was: number };

/** Calls `onSwept` after the first sweep. */
export function SweepAll({ files, count, onSwept }: { files: AdversarialFiles; count: number; onSwept: (outcome: SweepOutcome) => void }) {
  const id = useId();
  const [guess, setGuess] = useState(50);
  const [guessed, setGuessed] = useState<number>();
  const sweep = useSweep(files);
  const { swept } = sweep;

  const run = async (): Promise<void> => {
    const result = await sweep.start(LINES);
    if (result === undefined || guessed !== undefined) return;
    setGuessed(guess);
    onSwept({ guess, was: Math.round(shareAt(result['pgd']!, AT)) });
  };
  const said = t('adversarial.sweep.guess.now', { count: guess });
  return (
    <div className="tryout-part">
      <div className="tryout-range">
        <label htmlFor={`${id}-guess`}>{t('adversarial.sweep.guess')}</label>
        <input id={`${id}-guess`} type="range" min={0} max={100} step={5} value={guess} disabled={guessed !== undefined} aria-valuetext={said} onChange={(event) => setGuess(Number(event.target.value))} />
        <output htmlFor={`${id}-guess`}>{said}</output>
      </div>
      {guessed === undefined && <Button look="primary" isBusy={sweep.percent !== undefined} onClick={() => void run()}>{t('adversarial.run.sweep', { count })}</Button>}
      <SweepLine sweep={sweep} />
      <p role="status" className={swept && 'tryout-says'}>
        {swept && guessed !== undefined && t('adversarial.sweep.guessed', { guess: guessed, was: Math.round(shareAt(swept['pgd']!, AT)) })}
      </p>
      {swept && (
        <>
          <p>{t('adversarial.sweep.clean', { clean: swept['noise']![0]!.right, of: count })}</p>
          <Plot
            title={t('adversarial.sweep.title', { noise: formatPercent(shareAt(swept['noise']!, AT)), fgsm: formatPercent(shareAt(swept['fgsm']!, AT)), pgd: formatPercent(shareAt(swept['pgd']!, AT)) })}
            lines={ATTACKS.map((attack) => ({ id: attack, title: t(`adversarial.short.${attack}`), points: swept[attack]! }))}
          />
          <p className="tryout-soft">{t('adversarial.interval', { of: count })}</p>
        </>
      )}
    </div>
  );
}
