// The invented organisation, loaded by one button; its password is chosen here, and shown on the sign-in page.
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, refresh, useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/messages.ts';
import { Failing } from '../ui/states.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { chooseDemoPassword, forgetDemoPassword, setDemoFresh } from './demo-login.ts';

export function DemoOffer({ needsCode }: { needsCode: boolean }) {
  const load = useSend('POST /api/set-up/demo', { refreshes: [] });
  const client = useQueryClient();
  const [code, setCode] = useState('');
  const begin = async (): Promise<void> => {
    const password = chooseDemoPassword();
    try {
      await load.mutateAsync({ body: { password, ...(needsCode && { code: code.trim() }) } });
      setDemoFresh();
      announce(t('people.set-up.demo.done'));
    } catch (error) {
      // Where nothing answered it may still be loading, and where there is an organisation it may be the one this page asked for before.
      if (!(error instanceof ApiError) || error.kind === 'Unavailable') throw error;
      if (error.kind !== 'Conflict') {
        forgetDemoPassword();
        throw error;
      }
      setDemoFresh();
    }
    // With an organisation there, set-up closes and the front page offers its logins.
    await refresh(client, 'all');
  };
  return (
    <section className="people-section" aria-labelledby="set-up-demo">
      <h2 id="set-up-demo">{t('people.set-up.demo')}</h2>
      <p className="soft">{t('people.set-up.demo.says')}</p>
      {needsCode && <TextInput label={t('people.set-up.code')} hint={t('people.set-up.code.hint')} isMono autoComplete="off" value={code} onValue={setCode} error={load.error?.at('code')} />}
      <div className="row">
        <Button isBusy={load.isPending} onClick={() => void begin().catch(() => undefined)}>{t('people.set-up.demo.go')}</Button>
      </div>
      {load.isPending && <p className="soft" role="status">{t('people.set-up.demo.busy')}</p>}
      {load.isError && <Failing error={load.error} />}
    </section>
  );
}
