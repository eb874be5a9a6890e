// One person: profile, way in, tiers with their reasons, leaving and erasing. Nothing about how they learn.
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Erased, PersonDetail } from '../../server/people/schemas.ts';
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { FailingPage } from '../ui/failing-page.tsx';
import { Link } from '../ui/link.tsx';
import { addMessages, formatDate, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Loading } from '../ui/states.tsx';
import { KeptTable } from './kept-table.tsx';
import { peopleMessages } from './messages.ts';
import './people.css';
import { PersonCommandLines } from './person-command-lines.tsx';
import { PersonForm } from './person-form.tsx';
import { PersonFacts } from './person-facts.tsx';
import { PersonLeaving } from './person-leaving.tsx';
import { PersonTiers } from './person-tiers.tsx';
import { PersonWayIn } from './person-way-in.tsx';
import { useIsOwner } from './use-is-owner.ts';

addMessages(peopleMessages);

const where = () => [{ label: t('people.list.title'), to: paths.people() }];

export function PersonPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const [erased, setErased] = useState<{ name: string; result: Erased }>();
  const person = useApi('GET /api/people/:id', { params: { id } }, { enabled: erased === undefined });
  if (erased !== undefined) {
    return (
      <Page title={t('people.person.erased', { name: erased.name })} where={where()}>
        <Notice kind="ok" isLive>{t('people.person.erased', { name: erased.name })}</Notice>
        <KeptTable kept={erased.result.kept} />
        <p><Link look="primary" to={paths.people()}>{t('people.person.erased.back')}</Link></p>
      </Page>
    );
  }
  if (person.isPending) return <Loading />;
  if (person.isError) return <FailingPage error={person.error} retry={() => void person.refetch()} />;
  return <Person person={person.data} onErased={(result) => setErased({ name: person.data.name, result })} />;
}

function Person({ person, onErased }: { person: PersonDetail; onErased: (result: Erased) => void }) {
  const isOwner = useIsOwner();
  const state = person.leftOn === null ? t(`people.state.${person.state}`) : t('people.person.left', { day: formatDate(person.leftOn) });
  const margin = (
    <>
      <p>{t('people.person.since', { day: formatDate(person.createdAt) })}</p>
      {person.reports.length > 0 && (
        <div className="stack-tight">
          <h2>{t('people.person.reports')}</h2>
          <ul className="people-names">
            {person.reports.map((report) => <li key={report.id}><Link to={paths.person(report.id)}><span data-content>{report.name}</span></Link></li>)}
          </ul>
        </div>
      )}
    </>
  );
  return (
    <Page title={person.name} isContent where={where()} lead={<p className="person-lead"><span data-content>{person.email}</span> <span className="person-state" data-state={person.state}>{state}</span></p>} margin={margin}>
      {isOwner && person.leftOn === null && <PersonWayIn key={`${person.id}-in`} person={person} />}
      <section className="people-section" aria-labelledby="person-profile">
        <h2 id="person-profile">{t('people.person.profile')}</h2>
        {isOwner ? <PersonForm key={person.id} person={person} /> : <PersonFacts person={person} />}
      </section>
      <PersonTiers person={person} isOwner={isOwner} />
      <PersonCommandLines person={person} isOwner={isOwner} />
      {isOwner && <PersonLeaving person={person} onErased={onErased} />}
    </Page>
  );
}
