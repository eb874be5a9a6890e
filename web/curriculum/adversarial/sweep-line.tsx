// How far a sweep is, or that it could not run.
import { t } from '../../ui/messages.ts';
import { Failing } from '../../ui/states.tsx';
import type { Sweep } from './use-sweep.ts';

export function SweepLine({ sweep: { percent, hasFailed } }: { sweep: Sweep }) {
  if (hasFailed) return <Failing error={undefined} />;
  if (percent === undefined) return null;
  return <progress className="tryout-progress" max={100} value={percent} aria-label={t('adversarial.running', { percent })} />;
}
