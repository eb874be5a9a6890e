// The way on: continue when the exercises are done; else what is still open, a way to it, and a way past it.
import { Button } from '../ui/button.tsx';
import { formatList, t } from '../ui/messages.ts';
import { exerciseWords } from './exercise-words.ts';

/** `open`: names of the exercises of this step that nobody has done yet. */
type Props = { open: readonly string[]; isLast: boolean; isBusy: boolean; back: (() => void) | undefined; onContinue: () => void; onOpen: () => void; onSkip: () => void };

export function StepActions({ open, isLast, isBusy, back, onContinue, onOpen, onSkip }: Props) {
  return (
    <div className="step-actions">
      {open.length > 0 && <p className="aside">{t('learning.step.open', { count: open.length, what: formatList(open.map(exerciseWords)) })}</p>}
      <p className="item-actions">
        {open.length === 0 ? (
          <Button look="primary" isBusy={isBusy} onClick={onContinue}>{isLast ? t('learning.step.finish') : t('learning.step.go-on')}</Button>
        ) : (
          <>
            <Button look="primary" onClick={onOpen}>{t('learning.step.to-open')}</Button>
            <Button onClick={onSkip}>{t('learning.step.skip')}</Button>
          </>
        )}
        {back !== undefined && <Button onClick={back}>{t('learning.step.back')}</Button>}
      </p>
    </div>
  );
}
