// The owner edits the policy: classes, tools, what may go where, and one sentence for everyone about what changed.
import { type FormEvent, useState } from 'react';
import type { PolicyPage as Policy } from '../../server/curriculum/schemas.ts';
import { useApi, useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Failing, Loading } from '../ui/states.tsx';
import { TextArea, TextInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import './curriculum.css';
import { EditAllowed } from './edit-allowed.tsx';
import { EditClasses } from './edit-classes.tsx';
import { EditTools } from './edit-tools.tsx';
import { curriculumMessages } from './messages.ts';
import { useGo } from './use-go.ts';

addMessages(curriculumMessages);

export function EditPolicyPage() {
  // What is edited must not change under the hand: a conflict is found when it is saved.
  const policy = useApi('GET /api/policy', {}, { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false });
  if (policy.isPending) return <Loading />;
  if (policy.isError) return <Page title={t('curriculum.policy.edit.title')}><Failing error={policy.error} retry={() => void policy.refetch()} /></Page>;
  return <Edit policy={policy.data} />;
}

function Edit({ policy }: { policy: Policy }) {
  const go = useGo();
  const [draft, setDraft] = useState(policy.policy);
  const [whatChanged, setWhatChanged] = useState('');
  const save = useSend('PUT /api/policy');
  const form = useFirstError(save.error);
  const number = policy.number + 1;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save.mutateAsync({ body: { policy: draft, whatChanged, basedOn: policy.version } }).then((saved) => {
      announce(t('curriculum.policy.edit.saved', { number: saved.number }));
      go(paths.policy());
    }, () => undefined);
  };
  const at = (path: string): string | undefined => save.error?.at(path);
  return (
    <Page title={t('curriculum.policy.edit.title')} where={[{ label: t('shell.policy'), to: paths.policy() }]} lead={t('curriculum.policy.edit.lead', { number })}>
      <form ref={form} className="stack" onSubmit={submit} noValidate>
        <TextInput label={t('curriculum.policy.edit.name')} autoComplete="off" value={draft.title} onValue={(title) => setDraft({ ...draft, title })} error={at('policy.title')} />
        <EditClasses draft={draft} onDraft={setDraft} at={at} />
        <EditTools draft={draft} onDraft={setDraft} at={at} />
        <EditAllowed draft={draft} onDraft={setDraft} />
        <TextArea label={t('curriculum.policy.edit.changed')} hint={t('curriculum.policy.edit.changed.hint')} rows={2} value={whatChanged} onValue={setWhatChanged} error={at('whatChanged')} />
        {save.error?.kind === 'Conflict' && <Notice kind="problem" isLive>{t('curriculum.policy.edit.conflict')}</Notice>}
        {save.isError && save.error.kind !== 'Conflict' && <Failing error={save.error} />}
        <div className="row">
          <Button type="submit" look="primary" isBusy={save.isPending}>{t('curriculum.policy.edit.save', { number })}</Button>
          <Link look="quiet" to={paths.policy()}>{t('ui.cancel')}</Link>
        </div>
      </form>
    </Page>
  );
}
