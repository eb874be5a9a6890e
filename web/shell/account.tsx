// The person's own corner: their page, the colours, the shortcuts, and the way out.
import { lazy, Suspense, useRef, useState } from 'react';
import { ApiError, api } from '../api.ts';
import { paths } from '../paths.ts';
import { Button, TextButton } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import type { Person } from './session.ts';

// Comes when it is looked for: the first page waits for nothing that nobody sees.
const ThemeChoice = lazy(async () => ({ default: (await import('./theme-choice.tsx')).ThemeChoice }));

export function Account({ person, onShortcuts }: { person: Person; onShortcuts: () => void }) {
  const panel = useRef<HTMLDivElement>(null);
  const [wasOpened, setOpened] = useState(false);
  const close = (): void => panel.current?.hidePopover();
  return (
    <div className="account">
      <button type="button" className="account-open" popoverTarget="account">
        <span className="account-mark" data-content aria-hidden="true">{initials(person.name)}</span>
        <span className="account-name" data-content>{person.name}</span>
      </button>
      <div id="account" popover="auto" ref={panel} className="account-panel" onBeforeToggle={() => setOpened(true)}>
        <div className="stack-tight">
          <strong data-content>{person.name}</strong>
          <span className="small soft" data-content>{person.email}</span>
        </div>
        <Link to={paths.me()} onClick={close}>{t('shell.me.knows')}</Link>
        {wasOpened && <Suspense><ThemeChoice /></Suspense>}
        <div className="row account-actions">
          <TextButton onClick={() => { close(); onShortcuts(); }}>{t('shell.shortcuts')}</TextButton>
          <SignOut />
        </div>
      </div>
    </div>
  );
}

/** Of the first and the last word; whole signs, where one is a picture. */
const initials = (name: string): string => (name.trim().match(/^\S|(?<=\s)\S(?=\S*$)/gu) ?? []).join('').toUpperCase();

function SignOut() {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const leave = async (): Promise<void> => {
    setBusy(true);
    try {
      await api('DELETE /api/logins/current');
      // Loads the page anew: nothing that was read for this person stays in memory.
      location.assign(paths.home());
    } catch (error) {
      setBusy(false);
      setProblem(error instanceof ApiError ? error.message : t('shell.failed.says'));
    }
  };
  return (
    <>
      <Button isBusy={isBusy} onClick={() => void leave()}>{t('shell.sign-out')}</Button>
      {problem && <Notice kind="problem" isLive>{problem}</Notice>}
    </>
  );
}
