// My results as the ledger has them, and a way to appeal one that an owner must answer.
import { type FormEvent, useState } from 'react';
import { type Reply, useApi, useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { formatDate, formatPercent, t } from '../ui/messages.ts';
import { Failing, Loading } from '../ui/states.tsx';
import { TextArea } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import { useResultWords } from './result-words.ts';

type Outcome = Reply<'GET /api/me/outcomes'>['outcomes'][number];

export function MyResults() {
  const results = useApi('GET /api/me/outcomes', { query: { what: 'results' } });
  const wordsOf = useResultWords();
  return (
    <section className="people-section" aria-labelledby="my-results">
      <h2 id="my-results">{t('people.me.results')}</h2>
      <p className="soft">{t('people.me.results.lead')}</p>
      {results.isPending && <Loading />}
      {results.isError && <Failing error={results.error} retry={() => void results.refetch()} />}
      {results.data?.outcomes.length === 0 && <p>{t('people.me.results.none')}</p>}
      <ul className="tier-list my-results">{results.data?.outcomes.map((outcome) => <Result key={outcome.id} outcome={outcome} what={wordsOf(outcome.activity)} />)}</ul>
      {results.data?.hasMore && <p className="soft small">{t('people.me.results.more')}</p>}
    </section>
  );
}

function Result({ outcome, what }: { outcome: Outcome; what: string }) {
  const { at, score, why, appeal, replacedBy } = outcome;
  const day = formatDate(at);
  return (
    <li className="tier-line" data-in={replacedBy === null}>
      <p><span data-content>{what}</span> <span className="soft">{score === null ? t('people.me.result.day', { day }) : t('people.me.result.score', { score: formatPercent(score), day })}</span></p>
      {why !== null && <p className="small">{t('people.me.result.corrected', { why })}</p>}
      {appeal !== null && <p className="small">{appealSays(appeal)}</p>}
      {appeal === null && replacedBy === null && <AppealResult id={outcome.id} what={what} day={day} />}
    </li>
  );
}

const appealSays = ({ at, why, answer, isReplaced }: NonNullable<Outcome['appeal']>): string => {
  if (answer === null) return t('people.me.appeal.open', { day: formatDate(at), why });
  return t(isReplaced ? 'people.me.appeal.replaced' : 'people.me.appeal.stays', { answer });
};

function AppealResult({ id, what, day }: { id: string; what: string; day: string }) {
  const [isOpen, setOpen] = useState(false);
  const [why, setWhy] = useState('');
  const send = useSend('POST /api/me/outcomes/:id/appeals', { refreshes: ['GET /api/me/outcomes', 'GET /api/me/data'] });
  const form = useFirstError(send.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send.mutateAsync({ params: { id }, body: { why } }).then(() => {
      setOpen(false);
      announce(t('people.me.appeal.sent'));
    }, () => undefined);
  };
  return (
    <div>
      <Button aria-label={t('people.me.appeal.label', { activity: what, day })} onClick={() => setOpen(true)}>{t('people.me.appeal')}</Button>
      <Dialog title={t('people.me.appeal.title')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <form ref={form} className="stack" onSubmit={submit} noValidate>
          <p>{t('people.me.appeal.says')}</p>
          <TextArea label={t('people.me.appeal.why')} value={why} onValue={setWhy} error={send.error?.at('why')} />
          {send.isError && send.error.at('why') === undefined && <Failing error={send.error} />}
          <div className="row"><Button type="submit" look="primary" isBusy={send.isPending}>{t('people.me.appeal.go')}</Button></div>
        </form>
      </Dialog>
    </div>
  );
}
