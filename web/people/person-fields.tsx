// The fields of a person, the same for adding and for changing.
import type { Employment, Named, Role } from '../../server/people/schemas.ts';
import { type ApiError, useApi } from '../api.ts';
import { Checkbox, RadioList } from '../ui/choice.tsx';
import { FieldError } from '../ui/field.tsx';
import { t } from '../ui/messages.ts';
import { Failing } from '../ui/states.tsx';
import { TextInput } from '../ui/text-input.tsx';
import type { PersonDraft } from './person-draft.ts';
import { PersonPicker } from '../ui/person-picker.tsx';

// Learner is not offered: everyone has it.
const ROLES = ['champion', 'instructor', 'manager', 'owner', 'auditor'] as const satisfies readonly Role[];

type Props = { draft: PersonDraft; onDraft: (draft: PersonDraft) => void; manager: Named | null; error: ApiError | null; managerError: string | undefined };

export function PersonFields({ draft, onDraft, manager, error, managerError }: Props) {
  const put = <Name extends keyof PersonDraft>(name: Name) => (value: PersonDraft[Name]): void => onDraft({ ...draft, [name]: value });
  const at = (name: string): string | undefined => error?.at(name);
  return (
    <>
      <div className="field-row people-pair">
        <TextInput label={t('people.field.name')} name="name" autoComplete="off" value={draft.name} onValue={put('name')} error={at('name')} />
        <TextInput label={t('people.field.email')} name="email" type="email" autoComplete="off" value={draft.email} onValue={put('email')} error={at('email')} />
        <TextInput label={t('people.field.job')} hint={t('people.field.job.hint')} name="jobFunction" isOptional value={draft.jobFunction} onValue={put('jobFunction')} error={at('jobFunction')} />
        <PersonPicker isOptional label={t('people.field.manager')} hint={t('people.field.manager.hint')} chosen={manager} onChoose={put('managerId')} error={managerError ?? at('managerId')} />
        <TextInput label={t('people.field.languages')} hint={t('people.field.languages.hint')} name="languages" isOptional value={draft.languages} onValue={put('languages')} error={at('languages')} />
        <TextInput label={t('people.field.hired')} name="hiredOn" type="date" isOptional value={draft.hiredOn} onValue={put('hiredOn')} error={at('hiredOn')} />
      </div>
      <RadioList
        label={t('people.field.employment')}
        isAcross
        options={(['employee', 'contractor'] as const).map((value) => ({ value, label: t(`people.employment.${value}`) }))}
        value={draft.employment}
        onValue={(value) => put('employment')(value as Employment)}
        error={at('employment')}
      />
      <TeamBoxes chosen={draft.teamIds} onChosen={put('teamIds')} error={at('teamIds')} />
      <fieldset className="people-boxes" aria-describedby={at('roles') === undefined ? undefined : 'person-roles-error'}>
        <legend className="field-label">{t('people.field.roles')}</legend>
        <p className="field-hint">{t('people.role.learner')}: {t('people.role.learner.may')}</p>
        {ROLES.map((role) => (
          <Checkbox key={role} label={t(`people.role.${role}`)} hint={t(`people.role.${role}.may`)} isChecked={draft.roles.includes(role)} onChecked={(isChecked) => put('roles')(toggle(draft.roles, role, isChecked))} />
        ))}
        <FieldError id="person-roles" error={at('roles')} />
      </fieldset>
    </>
  );
}

const toggle = <Each,>(all: readonly Each[], one: Each, isIn: boolean): readonly Each[] => (isIn ? [...all.filter((each) => each !== one), one] : all.filter((each) => each !== one));

function TeamBoxes({ chosen, onChosen, error }: { chosen: readonly string[]; onChosen: (ids: readonly string[]) => void; error: string | undefined }) {
  const teams = useApi('GET /api/teams');
  const all = teams.data?.teams ?? [];
  return (
    <fieldset className="people-boxes" aria-describedby={error === undefined ? undefined : 'person-teams-error'}>
      <legend className="field-label">{t('people.field.teams')}</legend>
      {teams.isError && <Failing error={teams.error} retry={() => void teams.refetch()} />}
      {teams.isSuccess && all.length === 0 && <p className="field-hint">{t('people.field.teams.none')}</p>}
      <div className="people-boxes-many">
        {all.map((team) => (
          <Checkbox key={team.id} label={<span data-content>{team.name}</span>} isChecked={chosen.includes(team.id)} onChecked={(isChecked) => onChosen(toggle(chosen, team.id, isChecked))} />
        ))}
      </div>
      <FieldError id="person-teams" error={error} />
    </fieldset>
  );
}
