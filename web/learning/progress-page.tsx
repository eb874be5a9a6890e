// The owner's view of who has done what, with filters in the address; teams, items and minutes below it.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { paths } from '../paths.ts';
import { hasRole, usePerson } from '../shell/session.ts';
import { Link } from '../ui/link.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import './learning.css';
import { ItemsReport } from './items-report.tsx';
import { learningMessages } from './messages.ts';
import { MinutesReport } from './minutes-report.tsx';
import { PeopleReport } from './people-report.tsx';
import { knownIn, ProgressFilters, type ProgressSearch } from './progress-filters.tsx';
import { TeamsReport } from './teams-report.tsx';

addMessages(learningMessages);

export function ProgressPage() {
  const search = knownIn(useSearch({ strict: false }));
  const navigate = useNavigate();
  const me = usePerson();
  const seesPeople = hasRole(me, 'owner', 'auditor');
  const show = (next: ProgressSearch): void => void navigate({ to: paths.progress(), search: next });
  return (
    <Page title={t('learning.progress.title')} lead={seesPeople ? t('learning.progress.intro') : t('learning.progress.intro-manager')} actions={<Link to={seesPeople ? paths.effectiveness() : paths.effectivenessGroups()}>{t('shell.effectiveness')}</Link>}>
      {seesPeople && (
        <>
          <ProgressFilters search={search} onShow={show} />
          <PeopleReport search={search} />
        </>
      )}
      {hasRole(me, 'owner', 'manager') && <TeamsReport module={search.module} isOwner={hasRole(me, 'owner')} isAlone={!seesPeople} />}
      {seesPeople && <MinutesReport />}
      {hasRole(me, 'owner') && <ItemsReport module={search.module} />}
    </Page>
  );
}
