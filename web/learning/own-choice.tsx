// Why this module is yours; if nobody asks it of you, a way to put it on your own list and off again.
import type { ModuleProgress, Reason } from '../../server/learning/schemas.ts';
import { useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { formatDate, t } from '../ui/messages.ts';
import { MINE } from './mine.ts';
import { reasonWords } from './reason-words.ts';
import { SendError } from './send-error.tsx';

export function OwnChoice({ module }: { module: ModuleProgress }) {
  const choose = useSend('POST /api/me/assignments', { refreshes: MINE });
  const unchoose = useSend('DELETE /api/me/assignments/:id', { refreshes: MINE });
  const own = module.reasons.find(({ ground }) => ground === 'own-choice');
  return (
    <section className="own-choice">
      {module.reasons.length > 0 && (
        <ul className="plain-list">
          {module.reasons.map((reason) => <Why key={`${reason.ground} ${reason.assignmentId}`} reason={reason} />)}
        </ul>
      )}
      {module.reasons.length === 0 && module.state !== 'done' && <Button isBusy={choose.isPending} onClick={() => choose.mutate({ body: { module: module.module } })}>{t('learning.module.choose')}</Button>}
      {own?.assignmentId != null && <Button isBusy={unchoose.isPending} onClick={() => unchoose.mutate({ params: { id: own.assignmentId! } })}>{t('learning.module.unchoose')}</Button>}
      <SendError error={choose.error ?? unchoose.error} />
    </section>
  );
}

function Why({ reason }: { reason: Reason }) {
  const words = reasonWords(reason);
  return (
    <li>
      <span className="today-why">{t('learning.module.why')}:</span> {reason.ground === 'tier' ? <Link to={paths.tier(reason.tier)}>{words}</Link> : words}
      {reason.dueOn !== null && `, ${t('learning.today.due', { day: formatDate(reason.dueOn) })}`}
    </li>
  );
}
