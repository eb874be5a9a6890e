// Check and Submit, and in one sentence what came of it.
import type { ReactNode } from 'react';
import type { Engine } from '../../../server/labs/contract.ts';
import { paths } from '../../paths.ts';
import { Button, TextButton } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { t } from '../../ui/messages.ts';
import { Notice } from '../../ui/notice.tsx';
import { ctrlName } from '../ctrl-name.ts';
import { EngineLine } from '../engine-line.tsx';
import type { Language } from '../programs/engine-for.ts';
import type { RunProgress } from '../programs/run-lab.ts';
import type { Submitting } from './use-submitting.ts';

type Props = {
  language: Language;
  progress: RunProgress | undefined;
  submitting: Submitting;
  engine: Engine;
  summary: string;
  isHolding: boolean;
  onCheck: () => void;
  onSubmit: () => void;
  isPassed: boolean;
  onAgain: () => void;
  onSolution: () => void;
  startOver: ReactNode;
};

export function ActionBar({ language, progress, submitting, engine, summary, isHolding, isPassed, onCheck, onSubmit, onAgain, onSolution, startOver }: Props) {
  const { isSending, problem } = submitting;
  return (
    <section className="desk-actions" aria-label={t('labs.desk.actions')}>
      <div className="row">
        <Button look={isHolding ? 'quiet' : 'primary'} size="large" isBusy={progress !== undefined} aria-keyshortcuts="Control+Enter Meta+Enter" onClick={onCheck}>
          {t('labs.desk.check')} <kbd aria-hidden="true">{ctrlName()}+Enter</kbd>
        </Button>
        <Button look={isHolding ? 'primary' : 'quiet'} size="large" isBusy={isSending} aria-keyshortcuts="Control+Shift+Enter Meta+Shift+Enter" onClick={onSubmit}>
          {t('labs.desk.submit')} <kbd aria-hidden="true">{ctrlName()}+Shift+Enter</kbd>
        </Button>
        {progress && <span className="desk-count numbers" aria-hidden="true">{progress.steps.length}/{progress.of}</span>}
      </div>
      {/* Said once at the beginning and once at the end; the count between them is for eyes only. */}
      <p role="status" className="desk-summary" data-holds={isHolding}>
        {isSending ? sayQueue(engine) : progress ? t('labs.desk.checking-now') : summary}
      </p>
      {isPassed && isHolding && !isSending && (
        <p className="row">
          <TextButton onClick={onSolution}>{t('labs.desk.passed.next')}</TextButton>
          <Link to={paths.labs()}>{t('labs.desk.passed.list')}</Link>
        </p>
      )}
      {problem && (
        <Notice kind="problem" isLive>
          <p>{t('labs.desk.not-sent', { says: problem.message })}</p>
          <Button onClick={onAgain}>{t('labs.desk.send-again')}</Button>
        </Notice>
      )}
      <p className="small soft">{t('labs.desk.note')}</p>
      <div className="row desk-less">
        <div className="desk-engines">
          <EngineLine of={language} />
          {!isSending && <p data-state={engine.state}>{sayEngine(engine)}</p>}
        </div>
        {startOver}
      </div>
    </section>
  );
}

const sayQueue = ({ state, position }: Engine): string => (state === 'waiting' && position !== null && position > 0 ? t('labs.desk.queue', { count: position }) : t('labs.desk.submitting'));

const sayEngine = ({ state, position }: Engine): string => (state === 'waiting' ? t('labs.desk.engine.waiting', { count: position ?? 1 }) : t(`labs.desk.engine.${state}`));
