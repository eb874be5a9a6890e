// What the lab is about, what a fix must do, and what to take away.
import type { LabBundle } from '../../../server/labs/schemas.ts';
import { t } from '../../ui/messages.ts';
import { BriefPart } from '../brief-part.tsx';

export function BriefPane({ lab }: { lab: LabBundle }) {
  return (
    <div className="desk-brief">
      {lab.brief.map((part) => (
        <section key={part.title}>
          <h2 data-content>{part.title}</h2>
          <BriefPart part={part} />
        </section>
      ))}
      <section>
        <h2>{t('labs.desk.objectives')}</h2>
        <ul data-content>{lab.objectives.map((objective) => <li key={objective}>{objective}</li>)}</ul>
      </section>
    </div>
  );
}
