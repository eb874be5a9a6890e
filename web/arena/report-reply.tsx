// Reports a reply of a real model: one reason, and what becomes of it is said before and after.
import { useState } from 'react';
import type { ReportReason } from '../../server/arena/schemas.ts';
import { useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { RadioList } from '../ui/choice.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { Failing } from '../ui/states.tsx';
import { replayMessages } from './replay-messages.ts';

addMessages(replayMessages);

const REASONS = ['harmful', 'hostile', 'personal', 'other'] as const;
const KEPT_DAYS = 365;

export function ReportReply({ conversation, message }: { conversation: string; message: string }) {
  const [reason, setReason] = useState<ReportReason>('harmful');
  const report = useSend('POST /api/arena/conversations/:id/reports', { refreshes: [], onDone: ({ keepDays }) => announce(t('arena.report.sent', { days: keepDays })) });
  if (report.isSuccess) return <p className="small arena-note">{t('arena.report.sent', { days: report.data.keepDays })}</p>;
  return (
    <details className="arena-report small">
      <summary>{t('arena.report')}</summary>
      <p>{t('arena.report.says', { days: KEPT_DAYS })}</p>
      <RadioList label={t('arena.report.why')} value={reason} onValue={(value) => setReason(value as ReportReason)} options={REASONS.map((value) => ({ value, label: t(`arena.report.${value}`) }))} />
      <Button isBusy={report.isPending} onClick={() => report.mutate({ params: { id: conversation }, body: { message, reason } })}>{t('arena.report.send')}</Button>
      {report.isError && <Failing error={report.error} />}
    </details>
  );
}
