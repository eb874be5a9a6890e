// The order of teams: drawn once by lot, with the seed it was drawn from.
import { useState } from 'react';
import type { Effectiveness, RollOut, RollOutTeam } from '../../server/effectiveness/contract.ts';
import { useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { ConfirmButton } from '../ui/dialog.tsx';
import { formatDate, t } from '../ui/messages.ts';
import { Failing } from '../ui/states.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { TextInput } from '../ui/text-input.tsx';

export function RollOutPart({ state, isOwner }: { state: Effectiveness; isOwner: boolean }) {
  const hasBaseline = state.metrics.some(({ baseline }) => baseline !== null);
  return (
    <section className="effectiveness-part" aria-labelledby="roll-out">
      <h2 id="roll-out">{t('effectiveness.roll-out.title')}</h2>
      <p>{t('effectiveness.roll-out.says')}</p>
      {state.rollOut !== null && <Order rollOut={state.rollOut} />}
      {state.rollOut === null && !hasBaseline && <p className="soft">{t('effectiveness.roll-out.needs')}</p>}
      {state.rollOut === null && hasBaseline && state.teams < 2 && <p className="soft">{t('effectiveness.roll-out.teams')}</p>}
      {state.rollOut === null && hasBaseline && state.teams >= 2 && isOwner && <Draw teams={state.teams} />}
    </section>
  );
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

function Draw({ teams }: { teams: number }) {
  const [startsOn, setStartsOn] = useState(() => inDays(14));
  const [steps, setSteps] = useState(String(Math.min(4, teams)));
  const [weeks, setWeeks] = useState('4');
  const draw = useSend('POST /api/effectiveness/roll-out', { refreshes: ['GET /api/effectiveness'] });
  const confirm = async (): Promise<void> => {
    await draw.mutateAsync({ body: { startsOn, steps: Number(steps), weeksPerStep: Number(weeks) } });
    announce(t('effectiveness.roll-out.drawn'));
  };
  return (
    <>
      <div className="field-row effectiveness-form">
        <TextInput label={t('effectiveness.roll-out.starts')} type="date" value={startsOn} onValue={setStartsOn} error={draw.error?.at('startsOn')} />
        <TextInput label={t('effectiveness.roll-out.steps')} type="number" min="2" max="12" value={steps} onValue={setSteps} error={draw.error?.at('steps')} />
        <TextInput label={t('effectiveness.roll-out.weeks')} type="number" min="1" max="26" value={weeks} onValue={setWeeks} error={draw.error?.at('weeksPerStep')} />
        <ConfirmButton look="primary" title={t('effectiveness.roll-out.confirm')} says={t('effectiveness.roll-out.confirm.says')} confirm={t('effectiveness.roll-out.draw')} isBusy={draw.isPending} onConfirm={confirm}>
          {t('effectiveness.roll-out.draw')}
        </ConfirmButton>
      </div>
      {draw.isError && <Failing error={draw.error} />}
    </>
  );
}

function Order({ rollOut: { seed, drawnAt, teams } }: { rollOut: RollOut }) {
  return (
    <>
      <Table caption={t('effectiveness.roll-out.order')} columns={columns()} rows={teams} rowId={({ id }) => id} />
      <p className="soft effectiveness-seed">{t('effectiveness.roll-out.seed', { on: formatDate(drawnAt), seed })}</p>
    </>
  );
}

const columns = (): readonly Column<RollOutTeam>[] => [
  { id: 'team', title: t('effectiveness.roll-out.team'), show: ({ name }) => <span data-content>{name}</span> },
  { id: 'step', title: t('effectiveness.roll-out.step'), align: 'end', show: ({ step }) => step },
  { id: 'begins', title: t('effectiveness.roll-out.begins'), align: 'end', show: ({ startsOn }) => <time dateTime={startsOn}>{formatDate(startsOn)}</time> },
];
