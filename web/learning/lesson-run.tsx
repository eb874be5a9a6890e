// Goes through the steps of a lesson: keeps the place, waits for exercises, and ends with what comes next.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Lesson, OpenUnit, StepReply } from '../../server/learning/schemas.ts';
import { ApiError, useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { announce } from '../ui/announce.ts';
import { Claims } from '../ui/claims.tsx';
import { formatMinutes, t } from '../ui/messages.ts';
import { Page, type Place } from '../ui/page.tsx';
import { Steps } from '../ui/steps.tsx';
import { claimsOf } from './claims-of.ts';
import { exercisesDone, exercisesOf, minutesLeft, stepToOpen } from './lesson-rules.ts';
import { MINE } from './mine.ts';
import { SendError } from './send-error.tsx';
import { StepActions } from './step-actions.tsx';
import { StepView } from './step-view.tsx';
import { UnitFinished } from './unit-finished.tsx';
import { useActiveSeconds } from '../ui/use-active-seconds.ts';

type Props = { unit: OpenUnit; lesson: Lesson; where: readonly Place[] };

const goToOpen = (): void => document.querySelector<HTMLElement>('.lesson-step .exercise:not([data-done])')?.focus();

export function LessonRun({ unit, lesson, where }: Props) {
  const search = useSearch({ strict: false }) as { step?: string };
  const navigate = useNavigate();
  const report = useSend('POST /api/units/:module/:unit/steps', { refreshes: MINE });
  const takeSeconds = useActiveSeconds();
  const [stepsDone, setStepsDone] = useState<readonly string[]>(unit.place?.stepsDone ?? []);
  const [done, setDone] = useState<ReadonlySet<string>>(() => exercisesDone(unit));
  const [isModuleDone, setModuleDone] = useState(false);
  const at = search.step === 'end' ? lesson.steps.length : stepToOpen(unit, search.step);
  const step = lesson.steps[at];
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);

  const goTo = (id: string): void => void navigate({ to: paths.unit(unit.module, unit.unit), search: { step: id } });
  const unsent = useRef(0);
  const send = async (id: string, isDone: boolean): Promise<StepReply> => {
    const seconds = takeSeconds() + unsent.current;
    unsent.current = 0;
    try {
      return await report.mutateAsync({ params: { module: unit.module, unit: unit.unit }, body: { version: unit.version, step: id, isDone, seconds } });
    } catch (error) {
      unsent.current += seconds;
      throw error;
    }
  };

  // Arriving moves the place, so that another device opens here. A failure only costs the place.
  useEffect(() => {
    if (step !== undefined) void send(step.id, false).catch(() => undefined);
    if (isFirst.current) isFirst.current = false;
    else heading.current?.focus();
    scrollTo({ top: 0 });
    // Sent once per step: `send` is new on every render and must not be a reason.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [step?.id]);

  const next = (): string => lesson.steps[at + 1]?.id ?? 'end';
  const finishStep = async (): Promise<void> => {
    if (step === undefined) return;
    const { place, isModuleDone: moduleDone } = await send(step.id, true);
    setStepsDone(place.stepsDone);
    setModuleDone(moduleDone);
    if (next() === 'end') announce(t('learning.unit.done'));
    goTo(next());
  };
  /** What the server has not seen is open here too, whatever this page believed. */
  const reopen = (error: unknown): void => {
    if (!(error instanceof ApiError) || error.kind !== 'Conflict') return;
    const missing = new Set(error.fields.map(({ path }) => path));
    setDone((before) => new Set([...before].filter((key) => !missing.has(key))));
  };
  const shown = lesson.steps.map((each) => ({
    id: each.id,
    title: each.title,
    isContent: true,
    to: `${paths.unit(unit.module, unit.unit)}?step=${each.id}`,
    state: each.id === step?.id ? ('now' as const) : stepsDone.includes(each.id) ? ('done' as const) : ('open' as const),
  }));
  const claims = step === undefined ? [] : claimsOf(step, lesson.claims);
  const margin = claims.length === 0 ? undefined : <Claims claims={claims} />;
  return (
    <Page title={unit.unitTitle} isContent where={where} lead={t('learning.unit.left', { minutes: formatMinutes(minutesLeft(unit, stepsDone)) })} margin={margin}>
      <Steps steps={shown} />
      {step === undefined ? (
        <UnitFinished unit={unit} lesson={lesson} stepsDone={stepsDone} isModuleDone={isModuleDone} />
      ) : (
        <>
          <StepView key={step.id} ref={heading} unit={unit} step={step} number={at + 1} of={lesson.steps.length} done={done} onDone={(key) => setDone((before) => new Set([...before, key]))} />
          <StepActions
            open={stepsDone.includes(step.id) ? [] : exercisesOf(step).flatMap(({ key, name }) => (done.has(key) ? [] : [name]))}
            isLast={at === lesson.steps.length - 1}
            isBusy={report.isPending}
            back={at === 0 ? undefined : () => goTo(lesson.steps[at - 1]!.id)}
            onContinue={() => void finishStep().catch(reopen)}
            onOpen={goToOpen}
            onSkip={() => goTo(next())}
          />
          <SendError error={report.error} />
        </>
      )}
    </Page>
  );
}
