// My tiers, why, and a way to object that an owner must answer.
import { type FormEvent, useState } from 'react';
import type { Objection, TierStanding } from '../../server/people/schemas.ts';
import { useApi, useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Link } from '../ui/link.tsx';
import { formatDate, t } from '../ui/messages.ts';
import { Failing, Loading } from '../ui/states.tsx';
import { TextArea } from '../ui/text-input.tsx';
import { tierWords } from '../ui/tier-words.ts';
import { useFirstError } from '../ui/use-first-error.ts';

export function MyTiers() {
  const tiers = useApi('GET /api/me/tiers');
  return (
    <section className="people-section" aria-labelledby="tiers">
      <h2 id="tiers">{t('people.me.tiers')}</h2>
      <p className="soft">{t('people.me.tiers.lead')} <Link to={paths.tiers()}>{t('people.me.tiers.read')}</Link></p>
      {tiers.isPending && <Loading />}
      {tiers.isError && <Failing error={tiers.error} retry={() => void tiers.refetch()} />}
      <ul className="tier-list">{tiers.data?.tiers.map((standing) => <MyTier key={standing.tier} standing={standing} />)}</ul>
    </section>
  );
}

function MyTier({ standing }: { standing: TierStanding }) {
  const { tier, belongs, objection } = standing;
  const isOpen = objection !== null && objection.answer === null;
  return (
    <li className="tier-line" data-in={belongs}>
      <p className="tier-name">{t(belongs ? 'people.person.tier.in' : 'people.person.tier.out', { tier: String(tier) })}</p>
      <p className="soft">{tierWords(standing)}</p>
      {objection !== null && <p className="small">{objectionSays(objection)}</p>}
      {tier !== 1 && belongs && !isOpen && <ObjectToTier tier={tier} />}
    </li>
  );
}

const objectionSays = ({ at, reason, answer, isTakenOut }: Objection): string => {
  const day = formatDate(at);
  if (answer === null) return t('people.me.objection.open', { day, reason });
  return t(isTakenOut ? 'people.me.objection.out' : 'people.me.objection.stay', { day, answer });
};

function ObjectToTier({ tier }: { tier: 2 | 3 }) {
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const send = useSend('POST /api/me/tiers/:tier/objection');
  const form = useFirstError(send.error);
  const number = { tier: String(tier) };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send.mutateAsync({ params: { tier: tier === 2 ? '2' : '3' }, body: { reason } }).then(() => {
      setOpen(false);
      announce(t('people.me.object.sent'));
    }, () => undefined);
  };
  return (
    <div>
      <Button onClick={() => setOpen(true)}>{t('people.me.object', number)}</Button>
      <Dialog title={t('people.me.object.title', number)} isOpen={isOpen} onClose={() => setOpen(false)}>
        <form ref={form} className="stack" onSubmit={submit} noValidate>
          <p>{t('people.me.object.says')}</p>
          <TextArea label={t('people.me.object.reason')} value={reason} onValue={setReason} error={send.error?.at('reason')} />
          {send.isError && send.error.at('reason') === undefined && <Failing error={send.error} />}
          <div className="row">
            <Button type="submit" look="primary" isBusy={send.isPending}>{t('people.me.object.go')}</Button>
          </div>
        </form>
      </Dialog>
    </div>
  );
}
