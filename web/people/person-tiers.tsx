// Which tiers a person is in and why; an owner may decide by hand, with a reason the person reads.
import { type FormEvent, useState } from 'react';
import type { PersonDetail, TierStanding } from '../../server/people/schemas.ts';
import { useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { RadioList } from '../ui/choice.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Link } from '../ui/link.tsx';
import { formatDate, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Failing } from '../ui/states.tsx';
import { TextArea } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import { groundWords } from './ground-words.ts';

export function PersonTiers({ person, isOwner }: { person: PersonDetail; isOwner: boolean }) {
  return (
    <section className="people-section" aria-labelledby="person-tiers">
      <h2 id="person-tiers">{t('people.person.tiers')}</h2>
      <p className="soft">{t('people.person.tiers.lead')}</p>
      <ul className="tier-list">
        {person.tierStandings.map((standing) => (
          <li key={standing.tier} className="tier-line" data-in={standing.belongs}>
            <p className="tier-name">{t(standing.belongs ? 'people.person.tier.in' : 'people.person.tier.out', { tier: String(standing.tier) })}</p>
            <p className="soft">{groundWords(standing)}</p>
            {standing.objection !== null && standing.objection.answer === null && (
              <Notice>
                <p>{t('people.person.tier.objected', { day: formatDate(standing.objection.at), reason: standing.objection.reason })}</p>
                {isOwner && <p><Link to={paths.tiersAdmin()}>{t('people.person.tier.answer')}</Link></p>}
              </Notice>
            )}
            {isOwner && standing.tier !== 1 && person.leftOn === null && <DecideTier person={person} standing={standing} tier={standing.tier} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

const choices = { in: true, out: false, rules: null } as const;
type Choice = keyof typeof choices;

function DecideTier({ person, standing, tier }: { person: PersonDetail; standing: TierStanding; tier: 2 | 3 }) {
  const [isOpen, setOpen] = useState(false);
  const [choice, setChoice] = useState<Choice>(standing.belongs ? 'out' : 'in');
  const [reason, setReason] = useState('');
  const decide = useSend('POST /api/people/:id/tiers');
  const form = useFirstError(decide.error);
  const names = { tier: String(tier), name: person.name };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void decide.mutateAsync({ params: { id: person.id }, body: { tier, belongs: choices[choice], reason } }).then(() => {
      setOpen(false);
      setReason('');
      announce(t('people.person.tier.saved', names));
    }, () => undefined);
  };
  const isByHand = standing.grounds.some((ground) => ground.kind === 'hand');
  const options: { value: Choice; label: string }[] = [
    { value: 'in', label: t('people.person.tier.decide.put', names) },
    { value: 'out', label: t('people.person.tier.decide.take', names) },
    ...(isByHand ? [{ value: 'rules' as const, label: t('people.person.tier.decide.rules') }] : []),
  ];
  return (
    <div>
      <Button onClick={() => setOpen(true)}>{t('people.person.tier.decide')}</Button>
      <Dialog title={t('people.person.tier.decide.title', names)} isOpen={isOpen} onClose={() => setOpen(false)}>
        <form ref={form} className="stack" onSubmit={submit} noValidate>
          <RadioList label={t('people.person.tier.decide')} options={options} value={choice} onValue={(value) => setChoice(value as Choice)} />
          <TextArea label={t('people.person.tier.reason')} hint={t('people.person.tier.reason.hint', names)} value={reason} onValue={setReason} error={decide.error?.at('reason')} rows={3} />
          {decide.isError && <Failing error={decide.error} />}
          <div className="row">
            <Button type="submit" look="primary" isBusy={decide.isPending}>{t('people.person.tier.save')}</Button>
          </div>
        </form>
      </Dialog>
    </div>
  );
}
