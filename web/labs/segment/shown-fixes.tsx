// Fixes that hold, each with why; any of them can be put into the editor and attacked.
import type { LabBundle } from '../../../server/labs/schemas.ts';
import { t } from '../../ui/messages.ts';
import { WithCode } from '../with-code.tsx';

export function ShownFixes({ lab, onUse }: { lab: LabBundle; onUse: (text: string) => void }) {
  return (
    <section className="lab-fixes">
      <h4>{t('labs.fix.shown')}</h4>
      {lab.fixes.map((fix, at) => (
        <details key={fix.name} open={at === 0}>
          <summary data-content>{fix.title}</summary>
          <p data-content><WithCode text={fix.why} /></p>
          <pre className="lab-code" data-state="holds" tabIndex={0} role="region" aria-label={fix.title} data-content>
            <code>{fix.files[lab.entry]}</code>
          </pre>
          <button type="button" className="lab-button" onClick={() => onUse(fix.files[lab.entry] ?? '')}>
            {t('labs.fix.use')}
          </button>
        </details>
      ))}
    </section>
  );
}
