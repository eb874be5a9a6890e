// Appeals against results, for owners: the open ones with a form each, the answered ones folded away.
import { type FormEvent, useState } from 'react';
import { type Reply, useApi, useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { RadioList } from '../ui/choice.tsx';
import { Link } from '../ui/link.tsx';
import { formatDate, formatPercent, t } from '../ui/messages.ts';
import { Failing, Loading } from '../ui/states.tsx';
import { TextArea, TextInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import { useResultWords } from './result-words.ts';

type Shown = Reply<'GET /api/appeals'>['appeals'][number];

export function Appeals() {
  const appeals = useApi('GET /api/appeals');
  const open = (appeals.data?.appeals ?? []).filter(({ answer }) => answer === null);
  const done = (appeals.data?.appeals ?? []).filter(({ answer }) => answer !== null);
  return (
    <section className="people-section" aria-labelledby="appeals">
      <h2 id="appeals">{t('people.appeals.title')}</h2>
      {appeals.isPending && <Loading />}
      {appeals.isError && <Failing error={appeals.error} retry={() => void appeals.refetch()} />}
      {appeals.data && <p className="soft" role="status">{open.length === 0 ? t('people.appeals.none') : t('people.appeals.open', { count: open.length })}</p>}
      {open.map((appeal) => <OpenAppeal key={appeal.id} appeal={appeal} />)}
      {done.length > 0 && (
        <details>
          <summary>{t('people.appeals.done')}</summary>
          <div className="people-section people-folded">
            {done.map((appeal) => (
              <article key={appeal.id} className="tier-line">
                <Head appeal={appeal} />
                <p>{t(appeal.isReplaced ? 'people.appeal.was-replaced' : 'people.appeal.was-stay', { answer: appeal.answer ?? '' })}</p>
              </article>
            ))}
          </div>
        </details>
      )}
    </section>
  );
}

function Head({ appeal: { person, at, why, outcome } }: { appeal: Shown }) {
  const wordsOf = useResultWords();
  return (
    <>
      <h3><Link to={paths.person(person.id)}>{t('people.appeal.head', { name: person.name, day: formatDate(at) })}</Link></h3>
      <p className="soft">{t('people.appeal.about')}: <span data-content>{wordsOf(outcome.activity)}</span>{outcome.score !== null && `, ${formatPercent(outcome.score)}`}</p>
      <blockquote className="people-quote" data-content>{why}</blockquote>
    </>
  );
}

function OpenAppeal({ appeal }: { appeal: Shown }) {
  const [answer, setAnswer] = useState('');
  const [verdict, setVerdict] = useState<string | null>(null);
  const [verdictError, setVerdictError] = useState<string>();
  const [score, setScore] = useState('');
  const send = useSend('POST /api/appeals/:id/answer');
  const form = useFirstError(send.error);
  const isReplaced = verdict === 'replace';
  const asksScore = isReplaced && appeal.outcome.score !== null;
  const { name } = appeal.person;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setVerdictError(verdict === null ? t('people.appeal.choose') : undefined);
    if (verdict === null) return;
    const body = { answer, isReplaced, score: asksScore && score !== '' ? Number(score) : null };
    void send.mutateAsync({ params: { id: appeal.id }, body }).then(() => announce(t('people.appeal.answered', { name })), () => undefined);
  };
  const isBeside = send.error?.at('answer') !== undefined || send.error?.at('score') !== undefined;
  return (
    <article className="tier-line">
      <Head appeal={appeal} />
      <form ref={form} className="people-form" onSubmit={submit} noValidate>
        <RadioList label={t('people.appeal.verdict')} options={[{ value: 'replace', label: t('people.appeal.replace') }, { value: 'stay', label: t('people.appeal.stay') }]} value={verdict} onValue={setVerdict} error={verdictError} />
        {asksScore && <TextInput label={t('people.appeal.score')} inputMode="decimal" value={score} onValue={setScore} error={send.error?.at('score')} />}
        <TextArea label={t('people.appeal.answer')} hint={t('people.appeal.answer.hint', { name })} value={answer} onValue={setAnswer} error={send.error?.at('answer')} rows={3} />
        {send.isError && !isBeside && <Failing error={send.error} />}
        <div className="row"><Button type="submit" look="primary" isBusy={send.isPending}>{t('people.appeal.go')}</Button></div>
      </form>
    </article>
  );
}
