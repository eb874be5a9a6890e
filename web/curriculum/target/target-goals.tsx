// The goals, each open or reached.
import { t } from '../../ui/messages.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { GOALS, type Goal } from './goals.ts';

export function TargetGoals({ reached }: { reached: ReadonlySet<Goal> }) {
  return (
    <div>
      <h4>{t('target.goals')}</h4>
      <ul className="exercise-goals">
        {GOALS.map((goal) => (
          <li key={goal}>
            <StateMark state={reached.has(goal) ? 'holds' : 'review'}>{t(reached.has(goal) ? 'target.goal.reached' : 'target.goal.open')}</StateMark>
            <span>{t(`target.goal.${goal}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
