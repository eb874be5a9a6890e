// What BeforeTab knows about me: see it, change what is mine, object, export, erase.
import { useState } from 'react';
import type { Erased, Me } from '../../server/people/schemas.ts';
import { useApi } from '../api.ts';
import { addMessages, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Failing, Loading } from '../ui/states.tsx';
import { KeptTable } from './kept-table.tsx';
import { peopleMessages } from './messages.ts';
import { MyCommandLines } from './my-command-lines.tsx';
import { MyData } from './my-data.tsx';
import { MyErasing } from './my-erasing.tsx';
import { MyLogins } from './my-logins.tsx';
import { MyPassword } from './my-password.tsx';
import { MyResults } from './my-results.tsx';
import { MyTiers } from './my-tiers.tsx';
import './people.css';
import { PersonFacts } from './person-facts.tsx';

addMessages(peopleMessages);

export function MePage() {
  const me = useApi('GET /api/me');
  const [erased, setErased] = useState<Erased>();
  if (erased !== undefined) {
    return (
      <Page title={t('people.me.erased')}>
        <Notice kind="ok" isLive>{t('people.me.erased.says')}</Notice>
        <KeptTable kept={erased.kept} />
        {/* Loads the page anew, so that nothing of the erased login stays in memory. */}
        <p><a className="button" href="/">{t('people.me.erased.home')}</a></p>
      </Page>
    );
  }
  if (me.isPending) return <Loading />;
  if (me.isError) return <Page title={t('people.me.title')}><Failing error={me.error} retry={() => void me.refetch()} /></Page>;
  return (
    <Page title={t('people.me.title')} lead={t('people.me.lead')}>
      {me.data.person !== null && <Profile person={me.data.person} />}
      <MyTiers />
      <MyResults />
      <MyLogins />
      <MyCommandLines />
      <MyPassword email={me.data.person?.email ?? ''} />
      <MyData />
      <MyErasing onErased={setErased} />
    </Page>
  );
}

type Person = NonNullable<Me['person']>;

function Profile({ person }: { person: Person }) {
  return (
    <section className="people-section" aria-labelledby="my-profile">
      <h2 id="my-profile">{t('people.me.profile')}</h2>
      <PersonFacts person={person} />
      <p className="soft small">{t('people.me.profile.change')}</p>
    </section>
  );
}
