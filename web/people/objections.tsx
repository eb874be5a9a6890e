// Objections to a tier: the open ones with a form each, the answered ones folded away.
import { type FormEvent, useState } from 'react';
import type { Named, Objection } from '../../server/people/schemas.ts';
import { type Reply, type useApi, useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { RadioList } from '../ui/choice.tsx';
import { Link } from '../ui/link.tsx';
import { formatDate, t } from '../ui/messages.ts';
import { Failing, Loading } from '../ui/states.tsx';
import { TextArea } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';

type Shown = Objection & { person: Named };
type Reading = Pick<ReturnType<typeof useApi<'GET /api/tier-objections'>>, 'isPending' | 'error' | 'refetch'> & { data: Reply<'GET /api/tier-objections'> | undefined };

export function Objections({ objections, isOwner }: { objections: Reading; isOwner: boolean }) {
  const all = objections.data?.objections ?? [];
  const open = all.filter((objection) => objection.answer === null);
  const done = all.filter((objection) => objection.answer !== null);
  return (
    <section className="people-section" aria-labelledby="objections">
      <h2 id="objections">{t('people.rules.objections')}</h2>
      {objections.isPending && <Loading />}
      {objections.error && <Failing error={objections.error} retry={() => void objections.refetch()} />}
      {objections.data && <p className="soft" role="status">{open.length === 0 ? t('people.rules.objections.none') : t('people.rules.objections.open', { count: open.length })}</p>}
      {open.map((objection) => <OpenObjection key={objection.id} objection={objection} isOwner={isOwner} />)}
      {done.length > 0 && (
        <details>
          <summary>{t('people.rules.objections.done')}</summary>
          <div className="people-section people-folded">
            {done.map((objection) => (
              <article key={objection.id} className="tier-line">
                <Head objection={objection} />
                <p>{t(objection.isTakenOut ? 'people.rules.objection.was-out' : 'people.rules.objection.was-stay', { tier: String(objection.tier), answer: objection.answer ?? '' })}</p>
              </article>
            ))}
          </div>
        </details>
      )}
    </section>
  );
}

function Head({ objection }: { objection: Shown }) {
  return (
    <>
      <h3><Link to={paths.person(objection.person.id)}>{t('people.rules.objection.head', { name: objection.person.name, tier: String(objection.tier), day: formatDate(objection.at) })}</Link></h3>
      <blockquote className="people-quote" data-content>{objection.reason}</blockquote>
    </>
  );
}

function OpenObjection({ objection, isOwner }: { objection: Shown; isOwner: boolean }) {
  const [answer, setAnswer] = useState('');
  const [verdict, setVerdict] = useState<string | null>(null);
  const [verdictError, setVerdictError] = useState<string>();
  const send = useSend('POST /api/tier-objections/:id/answer');
  const form = useFirstError(send.error);
  const names = { name: objection.person.name, tier: String(objection.tier) };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setVerdictError(verdict === null ? t('people.rules.objection.choose') : undefined);
    if (verdict !== null) void send.mutateAsync({ params: { id: objection.id }, body: { answer, isTakenOut: verdict === 'out' } }).then(() => announce(t('people.rules.objection.answered', names)), () => undefined);
  };
  return (
    <article className="tier-line">
      <Head objection={objection} />
      {isOwner && (
        <form ref={form} className="people-form" onSubmit={submit} noValidate>
          <RadioList
            label={t('people.rules.objection.verdict')}
            options={[{ value: 'out', label: t('people.rules.objection.out', names) }, { value: 'stay', label: t('people.rules.objection.stay', names) }]}
            value={verdict}
            onValue={setVerdict}
            error={verdictError}
          />
          <TextArea label={t('people.rules.objection.answer')} hint={t('people.rules.objection.answer.hint', names)} value={answer} onValue={setAnswer} error={send.error?.at('answer')} rows={3} />
          {send.isError && send.error.at('answer') === undefined && <Failing error={send.error} />}
          <div className="row">
            <Button type="submit" look="primary" isBusy={send.isPending}>{t('people.rules.objection.go')}</Button>
          </div>
        </form>
      )}
    </article>
  );
}
