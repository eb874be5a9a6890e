// Third pane of a segment: a plain editor, the same attacks once more, and fixes to look at.
import { useEffect, useId, useRef, useState } from 'react';
import type { LabBundle } from '../../../server/labs/schemas.ts';
import { t } from '../../ui/messages.ts';
import { type CodeState, StateMark } from '../../ui/state-mark.tsx';
import { AttackList } from '../attack-list.tsx';
import { BriefPart } from '../brief-part.tsx';
import type { Judged } from '../desk/judged.ts';
import { FunctionList } from '../function-list.tsx';
import type { RunProgress } from '../programs/run-lab.ts';
import { linesOf } from '../result-lines.ts';
import { RecordLine } from './record-line.tsx';
import { ShownFixes } from './shown-fixes.tsx';
import { summarise } from '../summarise.ts';
import { WithCode } from '../with-code.tsx';

type Props = {
  lab: LabBundle;
  code: string;
  onCode: (code: string) => void;
  judged: Judged | undefined;
  progress: RunProgress | undefined;
  state: CodeState;
  onRun: () => void;
  onShow: () => void;
  /** Undefined where nothing is kept. */
  recording: { isSending: boolean; problem: Error | undefined; again: () => void } | undefined;
};

export function FixPane({ lab, code, onCode, judged, progress, state, onRun, onShow, recording }: Props) {
  const [isShown, setShown] = useState(false);
  const editor = useRef<HTMLTextAreaElement>(null);
  const verdict = useRef<HTMLParagraphElement>(null);
  const isRunning = progress !== undefined;
  // The button often stands at the foot of the screen, and what it brings just below.
  useEffect(() => {
    if (isRunning) verdict.current?.scrollIntoView({ block: 'nearest' });
  }, [isRunning]);
  const id = useId();
  const status = progress ? t('labs.running', { done: progress.steps.length, of: progress.of }) : judged ? summarise(lab.language, judged.lines, { isPage: recording !== undefined && judged.from === 'page', isSent: true }) : '';
  const lines = progress ? linesOf(lab, progress.steps) : judged?.lines;
  const hidden = lines?.attacks.filter(({ number }) => number === undefined) ?? [];
  return (
    <section className="lab-pane lab-fix" data-state={state}>
      <header className="lab-pane-head">
        <h3>
          <span aria-hidden="true">3 </span>
          {t('labs.fix.title')}
        </h3>
        <StateMark state={state} />
      </header>
      {lab.brief[1] && <h4 data-content>{lab.brief[1].title}</h4>}
      <BriefPart part={lab.brief[1]} />
      <label htmlFor={`${id}-code`}>{t('labs.fix.label', { file: lab.entry })}</label>
      <textarea
        ref={editor}
        id={`${id}-code`}
        className="lab-editor"
        value={code}
        rows={Math.max(16, code.split('\n').length + 2)}
        onChange={(event) => onCode(event.target.value)}
        aria-describedby={`${id}-keys`}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        wrap="off"
      />
      <p id={`${id}-keys`} className="lab-note">
        {t('labs.fix.keys')}
      </p>
      {recording && <p className="lab-note">{t('labs.record.note')}</p>}
      <div className="lab-actions">
        <button type="button" className="lab-button" data-primary="true" aria-disabled={isRunning} aria-keyshortcuts="Control+Enter Meta+Enter" onClick={onRun}>
          {t('labs.fix.run')}
        </button>
        <button type="button" className="lab-button" onClick={() => onCode(lab.start[lab.entry] ?? '')}>
          {t('labs.fix.start-over')}
        </button>
        <button
          type="button"
          className="lab-button"
          aria-expanded={isShown}
          onClick={() => {
            setShown(true);
            onShow();
          }}
        >
          {t('labs.fix.show')}
        </button>
      </div>
      <p ref={verdict} role="status" className="lab-summary" data-holds={!isRunning && (judged?.holds ?? false)}>
        {status}
      </p>
      {recording && !isRunning && <RecordLine recording={recording} judged={judged} onAgain={recording.again} />}
      {lines && (
        <>
          <AttackList attacks={lines.attacks.filter(({ number }) => number !== undefined)} isFix isRunning={isRunning} />
          {hidden.length > 0 && (
            <>
              <h4>{t('labs.record.hidden')}</h4>
              <AttackList attacks={hidden} isFix isRunning={false} isShort label={t('labs.record.hidden')} />
            </>
          )}
          <h4>{t('labs.result.functions')}</h4>
          <FunctionList functions={lines.functions} isRunning={isRunning} />
        </>
      )}
      {lab.hints.length > 0 && (
        <details className="lab-hints">
          <summary>{t('labs.fix.hints', { count: lab.hints.length })}</summary>
          {lab.hints.map((hint, at) => (
            <details key={hint}>
              <summary>{t('labs.fix.hint', { number: at + 1 })}</summary>
              <p data-content><WithCode text={hint} /></p>
            </details>
          ))}
        </details>
      )}
      {isShown && (
        <ShownFixes
          lab={lab}
          onUse={(text) => {
            onCode(text);
            editor.current?.focus();
          }}
        />
      )}
    </section>
  );
}
