// The attacks of a run: what was sent, whether it worked, what it got; those still to come wait as ghosts.
import { t } from '../ui/messages.ts';
import { type CodeState, StateMark } from '../ui/state-mark.tsx';
import { isJudged, type LineStep, type ResultLine } from './result-lines.ts';
import { WithCode } from './with-code.tsx';

type Props = {
  attacks: readonly ResultLine[];
  isFix: boolean;
  isRunning: boolean;
  label?: string;
  /** What was sent is left out where it got nothing. */
  isShort?: boolean;
};

export function AttackList({ attacks, isFix, isRunning, label, isShort = false }: Props) {
  return (
    <ol className="lab-attacks" aria-label={label ?? t('labs.result.attacks')}>
      {attacks.map(({ name, number, title, holds, step }) => (
        <li key={name} data-state={step === undefined ? 'waiting' : stateOf(step)}>
          <p className="lab-attack-title" data-content><WithCode text={title} /></p>
          {step === undefined ? <p className="lab-waiting">{t(isRunning ? 'labs.result.running' : 'labs.result.waiting')}</p> : <Happened step={step} number={number} holds={holds} isFix={isFix} isShort={isShort} />}
        </li>
      ))}
    </ol>
  );
}

const stateOf = (step: LineStep): CodeState => (step.ok ? 'holds' : isJudged(step) ? 'exploited' : 'review');

type HappenedProps = { step: LineStep; number: number | undefined; holds: string | undefined; isFix: boolean; isShort: boolean };

function Happened({ step, number, holds, isFix, isShort }: HappenedProps) {
  return (
    <>
      {step.shows !== undefined && !(isShort && step.ok) && (
        <code className="lab-shows">
          <span aria-hidden="true">$ </span>
          {step.shows}
        </code>
      )}
      <p className="lab-verdict">
        <StateMark state={stateOf(step)} /> {sayVerdict(step, number, isFix)}
      </p>
      {step.got !== undefined && !step.ok && <pre className="lab-got">{step.got}</pre>}
      {step.ok && holds !== undefined && <p className="lab-because" data-content><WithCode text={holds} /></p>}
    </>
  );
}

const sayVerdict = (step: LineStep, number: number | undefined, isFix: boolean): string => {
  if (number === undefined) return t(step.ok ? 'labs.result.hidden-fails' : isJudged(step) ? 'labs.result.hidden-works' : 'labs.result.hidden-stopped');
  if (!isJudged(step)) return t('labs.result.attack-stopped', { number });
  if (step.ok) return t('labs.result.attack-fails', { number });
  return t(isFix ? 'labs.result.attack-works' : 'labs.result.attack-worked', { number });
};
