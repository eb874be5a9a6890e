// The defender's side: the same attack against a register of rows, at three moments, with the register sealed or not.
import { useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Checkbox, RadioList } from '../../ui/choice.tsx';
import { t } from '../../ui/messages.ts';
import { MeasuredTable, percentOf } from './measured-table.tsx';
import type { Poison } from './poison.ts';
import { TrainingLine } from './training-line.tsx';
import { type Guard, type Guarded, type Moment, MOMENTS } from './try-poison.ts';
import { useTraining } from './use-training.ts';

const POISON: Poison = { percent: 2, trigger: 'square', target: 7, seed: 21 };

export type GuardOutcome = { tries: number; sealed: boolean };

/** Calls `onTried` once, when all three moments were tried and a seal has stopped one. */
export function GuardRows({ file, onTried }: { file: ArrayBuffer; onTried: (outcome: GuardOutcome) => void }) {
  const [guard, setGuard] = useState<Guard>({ moment: 'after', isSealed: false });
  const [moments, setMoments] = useState<ReadonlySet<Moment>>(new Set());
  const tries = useRef(0);
  const isDone = useRef(false);
  const training = useTraining(file);
  const { tried } = training;

  const run = async (): Promise<void> => {
    const result = await training.start(POISON, guard);
    if (result === undefined) return;
    tries.current += 1;
    const now = new Set([...moments, guard.moment]);
    setMoments(now);
    if (isDone.current || now.size < MOMENTS.length) return;
    isDone.current = true;
    onTried({ tries: tries.current, sealed: guard.isSealed });
  };

  return (
    <div className="tryout-work">
      <div className="tryout-part">
        <p>{t('poisoning.guard.rows', { percent: POISON.percent, target: `${POISON.target}` })}</p>
        <RadioList label={t('poisoning.guard.moment')} options={MOMENTS.map((value) => ({ value, label: t(`poisoning.guard.${value}`) }))} value={guard.moment} onValue={(moment) => setGuard({ ...guard, moment: moment as Moment })} />
        <Checkbox label={t('poisoning.guard.sealed')} isChecked={guard.isSealed} onChecked={(isSealed) => setGuard({ ...guard, isSealed })} />
        <Button look="primary" isBusy={training.percent !== undefined} onClick={() => void run()}>{t('poisoning.guard.run')}</Button>
        <p>{t('poisoning.guard.tried', { count: moments.size })}</p>
      </div>
      <div className="tryout-part">
        <TrainingLine training={training} />
        <p role="status" className={tried && 'tryout-says'} data-is={tried?.guarded && (isStopped(tried.guarded) ? 'holds' : 'exploited')}>
          {tried?.guarded ? training.percent === undefined && resultOf(tried.guarded, tried.guard!.moment) : t('poisoning.ready')}
        </p>
        {tried && <MeasuredTable tried={tried} target={POISON.target} />}
      </div>
    </div>
  );
}

const isStopped = ({ sealHolds, found }: Guarded): boolean => !sealHolds || found > 0;

const resultOf = ({ sealHolds, found, trained, measured }: Guarded, moment: Moment): string => {
  if (!sealHolds || measured === undefined) return t('poisoning.guard.seal');
  const params = { fooled: percentOf(measured.fooled, measured.others), target: `${POISON.target}` };
  if (found > 0) return t('poisoning.guard.found', { ...params, count: found, trained });
  return t(moment === 'before' ? 'poisoning.guard.before.says' : 'poisoning.guard.blind', params);
};
