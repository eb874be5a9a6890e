// The solution: locked until it is earned or asked for; then the fixes with why they hold, and the near-misses with why they do not.
import { useEffect } from 'react';
import type { LabState, Solution } from '../../../server/labs/contract.ts';
import { useSend } from '../../api.ts';
import { ConfirmButton } from '../../ui/dialog.tsx';
import { t } from '../../ui/messages.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { Failing, Loading } from '../../ui/states.tsx';
import { DiffView } from '../diff/diff-view.tsx';
import type { Files } from '../editor/draft.ts';
import { WithCode } from '../with-code.tsx';

type Props = { id: string; state: LabState; solution: Solution | null; start: Files; names: readonly string[]; onSolution: (solution: Solution) => void };

export function SolutionPane({ id, state, solution, start, names, onSolution }: Props) {
  const ask = useSend('POST /api/openings/:id/solution', { refreshes: [], onDone: onSolution });
  const isEarned = state === 'passed' && solution === null;
  const { mutate } = ask;
  useEffect(() => {
    if (isEarned) mutate({ params: { id }, body: {} });
  }, [isEarned, mutate, id]);

  if (solution !== null) return <Told solution={solution} start={start} names={names} isPassed={state === 'passed'} />;
  if (ask.isError) return <Failing error={ask.error} retry={() => mutate({ params: { id }, body: {} })} />;
  if (isEarned) return <Loading />;
  return (
    <div className="stack-tight desk-locked">
      <p>{t('labs.solution.locked')}</p>
      <ConfirmButton look="quiet" title={t('labs.solution.give-up.title')} says={t('labs.solution.give-up.says')} confirm={t('labs.solution.give-up')} isBusy={ask.isPending} onConfirm={() => ask.mutateAsync({ params: { id }, body: {} })}>
        {t('labs.solution.give-up')}
      </ConfirmButton>
    </div>
  );
}

function Told({ solution, start, names, isPassed }: { solution: Solution; start: Files; names: readonly string[]; isPassed: boolean }) {
  return (
    <div className="desk-solution">
      {!isPassed && <p className="soft">{t('labs.solution.shown')}</p>}
      <h2>{t('labs.solution.fixes')}</h2>
      {solution.fixes.map((fix, at) => (
        <details key={fix.name} open={at === 0}>
          <summary data-content>{fix.title}</summary>
          <div className="stack-tight">
            <StateMark state="holds" />
            <p data-content><WithCode text={fix.why} /></p>
            <DiffView before={start} after={fix.files} names={names} isQuiet />
          </div>
        </details>
      ))}
      <h2>{t('labs.solution.misses')}</h2>
      <p className="small soft">{t('labs.solution.misses.says')}</p>
      <ul className="desk-misses">
        {solution.nearMisses.map((miss) => (
          <li key={miss.name} data-content><WithCode text={miss.why} /></li>
        ))}
      </ul>
      <details>
        <summary>{t('labs.solution.design')}</summary>
        <Design text={solution.design} />
      </details>
    </div>
  );
}

/** Written for authors and instructors, in Markdown that reads as it stands. */
function Design({ text }: { text: string }) {
  return <div className="desk-design" data-content>{text.trim().split(/\n{2,}/).map((part) => <p key={part}>{part}</p>)}</div>;
}
