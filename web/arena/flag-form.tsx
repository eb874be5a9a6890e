// Submitting the flag: a wrong one is a result and says what to try.
import { type FormEvent, useState } from 'react';
import type { Level } from '../../server/arena/schemas.ts';
import { useSend } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { formatDate, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Failing } from '../ui/states.tsx';
import { TextInput } from '../ui/text-input.tsx';

export function FlagForm({ level: { slug, level, solvedAt, event } }: { level: Level }) {
  const [flag, setFlag] = useState('');
  const guess = useSend('POST /api/arena/challenges/:slug/:level/guesses', { refreshes: ['GET /api/arena/challenges/:slug/:level', 'GET /api/arena'] });
  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    if (flag.trim() !== '') guess.mutate({ params: { slug, level }, body: { flag, event: event?.id ?? null } });
  };
  return (
    <section aria-labelledby="arena-flag">
      <h2 id="arena-flag">{t('arena.flag')}</h2>
      {solvedAt !== null && <p>{t('arena.solved', { day: formatDate(solvedAt) })}</p>}
      <form className="arena-form" onSubmit={submit}>
        <TextInput label={t('arena.flag.label')} hint={t('arena.flag.hint')} error={guess.error?.at('flag')} value={flag} onValue={setFlag} isMono maxLength={100} autoComplete="off" autoCapitalize="off" spellCheck={false} />
        <Button type="submit" look={solvedAt === null ? 'primary' : 'quiet'} isBusy={guess.isPending} isOff={flag.trim() === ''}>{t('arena.flag.send')}</Button>
      </form>
      {guess.data !== undefined && !guess.isPending && <VerdictNotice {...guess.data} />}
      {guess.isError && <Failing error={guess.error} />}
    </section>
  );
}

function VerdictNotice({ verdict, points }: { verdict: 'solved' | 'already' | 'wrong' | 'not-yours'; points: number }) {
  const kind = verdict === 'solved' || verdict === 'already' ? 'ok' : verdict === 'wrong' ? 'info' : 'problem';
  return <Notice kind={kind} isLive>{verdict === 'solved' ? t('arena.verdict.solved', { count: points }) : t(`arena.verdict.${verdict}`)}</Notice>;
}
