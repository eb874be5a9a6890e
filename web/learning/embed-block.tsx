// An exercise inside a lesson: finds the component by its name, and keeps the outcome in the ledger.
import { type ComponentType, Suspense, useState } from 'react';
import type { OpenUnit } from '../../server/learning/schemas.ts';
import { useSend } from '../api.ts';
import { type EmbedProps, embeds } from '../shell/embeds.tsx';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Loading } from '../ui/states.tsx';
import { exerciseWords } from './exercise-words.ts';
import { type Exercise, tellableSeconds } from './lesson-rules.ts';
import { PracticeItem } from './practice-item.tsx';
import { ScenarioSet } from './scenario-set.tsx';

type Props = { unit: OpenUnit; step: string; exercise: Exercise; isDone: boolean; onDone: () => void };
type Report = { outcome: 'done' | 'passed' | 'failed'; detail: Record<string, string | number | boolean>; seconds: number };

export function EmbedBlock(props: Props) {
  const { unit, exercise, isDone, onDone } = props;
  return (
    <div className="exercise" tabIndex={-1} role="group" aria-label={exerciseWords(exercise.name)} data-name={exercise.name} data-id={exercise.id} data-done={isDone || undefined}>
      {exercise.name === 'item' ? <ItemEmbed unit={unit} id={exercise.id} onDone={onDone} /> : exercise.name === 'scenarios' ? <ScenarioSet module={unit.module} unit={unit.unit} onDone={onDone} /> : <NamedEmbed {...props} />}
      {isDone && <p className="exercise-done">{t('learning.exercise.done')}</p>}
    </div>
  );
}

function ItemEmbed({ unit, id, onDone }: { unit: OpenUnit; id: string; onDone: () => void }) {
  const item = unit.items[id];
  if (item === undefined || unit.itemsVersion === null) return <Notice kind="problem">{t('learning.exercise.unknown')}</Notice>;
  return <PracticeItem item={item} version={unit.itemsVersion} onDone={onDone} />;
}

function NamedEmbed({ unit, step, exercise, onDone }: Props) {
  const send = useSend('POST /api/exercises', { refreshes: [] });
  const [unkept, setUnkept] = useState<Report>();
  const Embed = embeds[exercise.name] as ComponentType<EmbedProps> | undefined;
  if (Embed === undefined) return <Notice kind="problem">{t('learning.exercise.unknown')}</Notice>;

  const keep = async (report: Report): Promise<void> => {
    setUnkept(report);
    await send.mutateAsync({ body: { version: unit.version, step, name: exercise.name, id: exercise.id, ...report, seconds: tellableSeconds(report.seconds) } });
    setUnkept(undefined);
    if (report.outcome !== 'failed') onDone();
  };
  return (
    <Suspense fallback={<Loading label={t('learning.exercise.loading')} />}>
      <Embed module={unit.module} props={exercise.props} onDone={(report) => void keep(report).catch(() => undefined)} />
      {unkept !== undefined && send.isError && (
        <Notice kind="problem">
          {t('learning.exercise.not-kept', { says: send.error.message })} <Button onClick={() => void keep(unkept).catch(() => undefined)}>{t('learning.exercise.keep')}</Button>
        </Notice>
      )}
    </Suspense>
  );
}
