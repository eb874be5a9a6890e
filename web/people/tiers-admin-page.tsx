// Rules that put people into tiers 2 and 3, and what waits for an owner's answer: objections and appeals.
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { addMessages, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { peopleMessages } from './messages.ts';
import { Appeals } from './appeals.tsx';
import { Objections } from './objections.tsx';
import './people.css';
import { TierRules } from './tier-rules.tsx';
import { useIsOwner } from './use-is-owner.ts';

addMessages(peopleMessages);

export function TiersAdminPage() {
  const isOwner = useIsOwner();
  const objections = useApi('GET /api/tier-objections');
  const rules = useApi('GET /api/tier-rules');
  return (
    <Page title={t('people.rules.title')} where={[{ label: t('people.list.title'), to: paths.people() }]} lead={t('people.rules.lead')}>
      <Objections objections={objections} isOwner={isOwner} />
      {isOwner && <Appeals />}
      <TierRules rules={rules} isOwner={isOwner} />
    </Page>
  );
}
