// Signing in a command line: the code it shows, what it asks for, and yes or no.
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { AskedByDevice } from '../../server/people/device/schemas.ts';
import { useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { Button, TextButton } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { addMessages, formatTime, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Failing } from '../ui/states.tsx';
import { TextInput } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';
import './device.css';
import { deviceMessages } from './device-messages.ts';

addMessages(deviceMessages);

type Asked = { code: string; request: AskedByDevice };

export function DevicePage() {
  const [asked, setAsked] = useState<Asked>();
  const [answer, setAnswer] = useState<boolean>();
  const again = (): void => {
    setAsked(undefined);
    setAnswer(undefined);
  };
  return (
    <Page title={t('people.device.title')} lead={asked === undefined ? t('people.device.lead') : undefined} margin={<About />}>
      {asked === undefined && <CodeForm onAsked={setAsked} />}
      {asked !== undefined && answer === undefined && <Request asked={asked} onAnswer={setAnswer} again={again} />}
      {answer !== undefined && <Answered isAllowed={answer} again={again} />}
    </Page>
  );
}

function CodeForm({ onAsked }: { onAsked: (asked: Asked) => void }) {
  const [code, setCode] = useState('');
  const [short, setShort] = useState<string>();
  const look = useSend('POST /api/device/look', { refreshes: [] });
  const isUnknown = look.error?.kind === 'NotFound' || look.error?.kind === 'Invalid';
  const error = short ?? (isUnknown ? look.error?.message : undefined);
  const form = useFirstError(error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    look.reset();
    if (code.replaceAll(/[\s\p{Pd}]/gu, '').length !== 8) return setShort(t('people.device.code.short'));
    void look.mutateAsync({ body: { userCode: code } }).then((request) => onAsked({ code, request }), () => undefined);
  };
  const type = (next: string): void => {
    setCode(next.toUpperCase());
    setShort(undefined);
  };
  return (
    <form ref={form} className="device-code" onSubmit={submit} noValidate>
      <TextInput label={t('people.device.code')} hint={t('people.device.code.hint')} isMono name="code" autoComplete="off" autoCapitalize="characters" spellCheck={false} autoFocus value={code} onValue={type} error={error} />
      {look.isError && !isUnknown && <Failing error={look.error} />}
      <div className="row"><Button type="submit" look="primary" isBusy={look.isPending}>{t('people.device.look')}</Button></div>
    </form>
  );
}

/** What stands here has taken the place of what had the focus. */
const useFocus = () => {
  const target = useRef<HTMLHeadingElement>(null);
  useEffect(() => target.current?.focus(), []);
  return target;
};

function Request({ asked: { code, request }, onAnswer, again }: { asked: Asked; onAnswer: (isAllowed: boolean) => void; again: () => void }) {
  const heading = useFocus();
  const answer = useSend('POST /api/device/answer', { refreshes: ['GET /api/me/command-lines'], onDone: ({ isAllowed }) => onAnswer(isAllowed) });
  const isBusy = (isAllowed: boolean): boolean => answer.isPending && answer.variables.body.isAllowed === isAllowed;
  const give = (isAllowed: boolean): void => answer.mutate({ body: { userCode: code, isAllowed } });
  const { machine, scopes, askedAt, isSameNetwork } = request;
  return (
    <section className="device-request" aria-labelledby="device-request">
      <h2 id="device-request" ref={heading} tabIndex={-1}>{t('people.device.asks')}</h2>
      <dl className="device-facts">
        <div><dt>{t('people.device.machine')}</dt><dd className="device-machine" data-content>{machine}</dd></div>
        <div><dt>{t('people.device.code')}</dt><dd className="device-shown" data-content>{code.replaceAll(/[\s\p{Pd}]/gu, '').replace(/^(.{4})/, '$1-')}</dd></div>
        <div><dt>{t('people.device.asked')}</dt><dd><time data-content dateTime={askedAt}>{formatTime(askedAt)}</time></dd></div>
        <div><dt>{t('people.device.from')}</dt><dd>{t(isSameNetwork ? 'people.device.from.same' : 'people.device.from.other')}</dd></div>
      </dl>
      <div className="stack-tight">
        <h3>{t('people.device.may')}</h3>
        <ul>{scopes.map((scope) => <li key={scope}>{t(`people.device.scope.${scope}`)}</li>)}</ul>
        <p className="soft small">{t('people.device.scope.limits')}</p>
      </div>
      <Notice title={t('people.device.own')}>{t('people.device.own.says')}</Notice>
      {!isSameNetwork && <Notice kind="problem" title={t('people.device.other')}>{t('people.device.other.says')}</Notice>}
      {answer.isError && <Failing error={answer.error} />}
      <div className="row">
        <Button look="primary" isBusy={isBusy(true)} onClick={() => give(true)}>{t('people.device.allow')}</Button>
        <Button isBusy={isBusy(false)} onClick={() => give(false)}>{t('people.device.refuse')}</Button>
        <TextButton onClick={again}>{t('people.device.again')}</TextButton>
      </div>
    </section>
  );
}

function Answered({ isAllowed, again }: { isAllowed: boolean; again: () => void }) {
  const heading = useFocus();
  const word = isAllowed ? 'allowed' : 'refused';
  return (
    <section className="device-request" aria-labelledby="device-answered">
      <h2 id="device-answered" ref={heading} tabIndex={-1}>{t(`people.device.${word}`)}</h2>
      <Notice kind={isAllowed ? 'ok' : 'info'} isLive>{t(`people.device.${word}.says`)}</Notice>
      <div className="row">
        {isAllowed && <Link to={paths.me()}>{t('people.device.allowed.list')}</Link>}
        <TextButton onClick={again}>{t('people.device.again')}</TextButton>
      </div>
    </section>
  );
}

function About() {
  return (
    <>
      <h2>{t('people.device.margin.what')}</h2>
      <p>{t('people.device.margin.what.says')}</p>
      <h2>{t('people.device.margin.get')}</h2>
      <p><a href="/beforetab.mjs" download><code>beforetab.mjs</code></a></p>
      <p><code className="device-command">node beforetab.mjs login --at {location.origin}</code></p>
    </>
  );
}
