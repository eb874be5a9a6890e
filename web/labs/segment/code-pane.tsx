// First pane of a segment: the code as the assistant suggested it, a ghost until somebody has reviewed it.
import { useState } from 'react';
import type { LabBundle } from '../../../server/labs/schemas.ts';
import { t } from '../../ui/messages.ts';
import { type CodeState, StateMark } from '../../ui/state-mark.tsx';
import { BriefPart } from '../brief-part.tsx';

export function CodePane({ lab, state }: { lab: LabBundle; state: CodeState }) {
  const [isWrapped, setWrapped] = useState(true);
  return (
    <section className="lab-pane" data-state={state}>
      <header className="lab-pane-head">
        <h3>
          <span aria-hidden="true">1 </span>
          {t('labs.code.title')}
        </h3>
        <StateMark state={state} />
      </header>
      <p className="lab-note">{t('labs.code.note')}</p>
      <label className="lab-wrap">
        <input type="checkbox" checked={isWrapped} onChange={(event) => setWrapped(event.target.checked)} /> {t('labs.code.wrap')}
      </label>
      {/* Scrolls inside, so it takes focus: otherwise the keyboard could not scroll it. */}
      <pre className="lab-code" data-state={state} data-wraps={isWrapped} tabIndex={0} role="region" aria-label={t('labs.code.label', { file: lab.entry })}>
        <code>{lab.start[lab.entry]}</code>
      </pre>
      <BriefPart part={lab.brief[2]} isFolded />
    </section>
  );
}
