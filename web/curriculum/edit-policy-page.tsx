// The owner edits the policy: classes, tools, what may go where, and one sentence for everyone about what changed.
import { type FormEvent, useState } from 'react';
import type { PolicyPage as Policy, PolicyText } from '../../server/curriculum/schemas.ts';
import { useApi, useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/dialog.tsx';
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
import { dropPolicy, keepPolicy, type KeptPolicy, keptPolicy } from './kept-policy.ts';
import { curriculumMessages } from './messages.ts';
import { useGo } from './use-go.ts';

addMessages(curriculumMessages);

export function EditPolicyPage() {
  // What is edited must not change under the hand: a conflict is found when it is saved.
  const policy = useApi('GET /api/policy', {}, { staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false });
  const me = useApi('GET /api/me').data?.person?.id;
  const [begun, setBegun] = useState(0);
  if (policy.isPending || me === undefined) return <Loading />;
  if (policy.isError) return <Page title={t('curriculum.policy.edit.title')}><Failing error={policy.error} retry={() => void policy.refetch()} /></Page>;
  const beginAgain = (): void => {
    dropPolicy(me);
    void policy.refetch().then(() => {
      setBegun(begun + 1);
      announce(t('curriculum.policy.edit.begun-again'));
      // It is read from its top, where the focus goes with the new page.
      scrollTo({ top: 0 });
    });
  };
  return <Edit key={begun} policy={policy.data} me={me} beginAgain={beginAgain} />;
}

function Edit({ policy, me, beginAgain }: { policy: Policy; me: string; beginAgain: () => void }) {
  const go = useGo();
  const [earlier] = useState(() => keptPolicy(me));
  const [edited, setEdited] = useState<KeptPolicy>(earlier ?? { draft: policy.policy, whatChanged: '', basedOn: policy.version });
  const { draft, whatChanged } = edited;
  const change = (part: Partial<KeptPolicy>): void => {
    setEdited({ ...edited, ...part });
    keepPolicy(me, { ...edited, ...part });
  };
  const setDraft = (next: PolicyText): void => change({ draft: next });
  const save = useSend('PUT /api/policy');
  const form = useFirstError(save.error);
  const number = policy.number + 1;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save.mutateAsync({ body: { policy: draft, whatChanged, basedOn: edited.basedOn } }).then((saved) => {
      dropPolicy(me);
      announce(t('curriculum.policy.edit.saved', { number: saved.number }));
      go(paths.policy());
    }, () => undefined);
  };
  const at = (path: string): string | undefined => save.error?.at(path);
  const isConflict = save.error?.kind === 'Conflict';
  const again = <ConfirmButton look="quiet" title={t('curriculum.policy.edit.again.title')} says={t('curriculum.policy.edit.again.says')} confirm={t('curriculum.policy.edit.again.go')} onConfirm={beginAgain}>{t('curriculum.policy.edit.again')}</ConfirmButton>;
  return (
    <Page title={t('curriculum.policy.edit.title')} where={[{ label: t('shell.policy'), to: paths.policy() }]} lead={t('curriculum.policy.edit.lead', { number })}>
      <form ref={form} className="stack" onSubmit={submit} noValidate>
        {earlier !== undefined && !isConflict && <Notice title={t('curriculum.policy.edit.kept')}><p>{t(earlier.basedOn === policy.version ? 'curriculum.policy.edit.kept.says' : 'curriculum.policy.edit.kept.older')}</p><p>{again}</p></Notice>}
        <TextInput label={t('curriculum.policy.edit.name')} autoComplete="off" value={draft.title} onValue={(title) => setDraft({ ...draft, title })} error={at('policy.title')} />
        <EditClasses draft={draft} onDraft={setDraft} at={at} />
        <EditTools draft={draft} onDraft={setDraft} at={at} />
        <EditAllowed draft={draft} onDraft={setDraft} />
        <TextArea label={t('curriculum.policy.edit.changed')} hint={t('curriculum.policy.edit.changed.hint')} rows={2} value={whatChanged} onValue={(says) => change({ whatChanged: says })} error={at('whatChanged')} />
        {isConflict && <Notice kind="problem" isLive><p>{t('curriculum.policy.edit.conflict')}</p><p>{again}</p></Notice>}
        {save.isError && !isConflict && <Failing error={save.error} />}
        <div className="row">
          <Button type="submit" look="primary" isBusy={save.isPending}>{t('curriculum.policy.edit.save', { number })}</Button>
          <Link look="quiet" to={paths.policy()} onClick={() => dropPolicy(me)}>{t('ui.cancel')}</Link>
        </div>
      </form>
    </Page>
  );
}
