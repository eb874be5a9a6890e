// Below a verdict of the page: what the server made of the same run.
import { Button } from '../../ui/button.tsx';
import { t } from '../../ui/messages.ts';
import { Notice } from '../../ui/notice.tsx';
import type { Judged } from '../desk/judged.ts';
import type { Recording } from './use-recording.ts';

type Props = { recording: Pick<Recording, 'isSending' | 'problem'>; judged: Judged | undefined; onAgain: () => void };

export function RecordLine({ recording: { isSending, problem }, judged, onAgain }: Props) {
  if (problem !== undefined) {
    return (
      <Notice kind="problem" isLive>
        <p>{t('labs.record.failed', { says: problem.message })}</p>
        <Button isBusy={isSending} onClick={onAgain}>{t('labs.record.again')}</Button>
      </Notice>
    );
  }
  if (isSending) return <p className="lab-note">{t('labs.record.sending')}</p>;
  if (judged === undefined || judged.from === 'page') return null;
  return <p className="lab-note">{t(judged.from === 'server' ? 'labs.record.server' : 'labs.record.unverified')}</p>;
}
