// How far the training is, or that it could not run.
import { t } from '../../ui/messages.ts';
import { Failing } from '../../ui/states.tsx';
import type { Training } from './use-training.ts';

export function TrainingLine({ training: { percent, hasFailed } }: { training: Training }) {
  if (hasFailed) return <Failing error={undefined} />;
  if (percent === undefined) return null;
  return (
    <p className="tryout-soft">
      <progress className="tryout-progress" max={100} value={percent} aria-label={t('poisoning.training', { percent })} />
    </p>
  );
}
