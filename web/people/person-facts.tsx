// A person's profile to read: on their own page, and for those who may read it and not change it.
import type { ReactNode } from 'react';
import type { Person } from '../../server/people/schemas.ts';
import { formatDate, t } from '../ui/messages.ts';

type Known = Pick<Person, 'languages' | 'teams' | 'roles'> & Partial<Pick<Person, 'name' | 'email' | 'jobFunction' | 'hiredOn' | 'employment' | 'manager'>>;

/** What is not handed in is left out; what is there and empty says so. */
export function PersonFacts({ person }: { person: Known }) {
  const content: [string, string | undefined][] = [
    [t('people.field.name'), person.name],
    [t('people.field.email'), person.email],
    [t('people.field.job'), person.jobFunction === null ? '' : person.jobFunction],
    [t('people.field.manager'), person.manager === null ? '' : person.manager?.name],
    [t('people.field.teams'), person.teams.map((team) => team.name).join(', ')],
    [t('people.field.languages'), person.languages.join(', ')],
  ];
  const ours: [string, ReactNode][] = [
    [t('people.field.roles'), person.roles.map((role) => t(`people.role.${role}`)).join(', ')],
    [t('people.field.hired'), person.hiredOn === null ? '' : person.hiredOn && <time dateTime={person.hiredOn}>{formatDate(person.hiredOn)}</time>],
    [t('people.field.employment'), person.employment && t(`people.employment.${person.employment}`)],
  ];
  return (
    <dl className="people-facts">
      {content.map(([name, value]) => <Fact key={name} name={name} value={value} isContent />)}
      {ours.map(([name, value]) => <Fact key={name} name={name} value={value} />)}
    </dl>
  );
}

function Fact({ name, value, isContent = false }: { name: string; value: ReactNode; isContent?: boolean }) {
  if (value === undefined) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value === '' ? <span className="soft">{t('people.none')}</span> : <span data-content={isContent || undefined}>{value}</span>}</dd>
    </div>
  );
}
