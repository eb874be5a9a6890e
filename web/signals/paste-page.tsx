// "Can I paste this?": what a text would give away, and the same text without it. Everything happens in this page.
import { useDeferredValue, useEffect, useState } from 'react';
import type { PasteAnswer } from '../../server/platform/scanner/contract.ts';
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { TextArea } from '../ui/text-input.tsx';
import { signalsMessages } from './messages.ts';
import { PasteResult } from './paste-result.tsx';
import { askScanner } from './scanner-worker.ts';
import './signals.css';

addMessages(signalsMessages);

type Outcome = { text: string; answer: PasteAnswer } | { text: string; answer: undefined } | undefined;

/** Asks as the text changes, a breath after the last key; an answer to an older text is dropped. */
const useScanner = (text: string, tries: number): Outcome => {
  const [outcome, setOutcome] = useState<Outcome>();
  useEffect(() => {
    let isCurrent = text.trim() !== '';
    const timer = setTimeout(() => {
      if (!isCurrent) return;
      askScanner(text).then(
        (answer) => isCurrent && setOutcome({ text, answer }),
        () => isCurrent && setOutcome({ text, answer: undefined }),
      );
    }, 150);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text, tries]);
  return text.trim() === '' ? undefined : outcome;
};

export function PastePage() {
  const [text, setText] = useState('');
  const [tries, setTries] = useState(0);
  const outcome = useDeferredValue(useScanner(text, tries));
  const isPerson = (useApi('GET /api/me').data?.person ?? null) !== null;
  return (
    <Page title={t('signals.paste.title')} lead={t('signals.paste.lead')} margin={<About />}>
      <div className="paste-field">
        <TextArea label={t('signals.paste.label')} hint={t('signals.paste.hint')} value={text} onValue={setText} rows={10} isMono spellCheck={false} autoComplete="off" autoCapitalize="off" />
        {text !== '' && <Button onClick={() => setText('')}>{t('signals.paste.clear')}</Button>}
      </div>
      <div role="status" className="paste-verdict">
        {outcome === undefined && <p className="soft">{t('signals.paste.waiting')}</p>}
        {outcome?.answer?.marks.length === 0 && (
          <Notice kind="ok" title={t('signals.paste.none')}>
            <p>{t('signals.paste.none.says')}</p>
            {isPerson && <p><Link to={paths.policy()}>{t('signals.paste.policy')}</Link></p>}
          </Notice>
        )}
        {outcome?.answer !== undefined && outcome.answer.marks.length > 0 && (
          <Notice kind="problem" title={t('signals.paste.found', { count: outcome.answer.marks.length })}>
            <p>{t('signals.paste.found.says')}</p>
            {outcome.answer.marks.some(({ group }) => group !== 'personal') && <p>{t('signals.paste.secret-says')}</p>}
          </Notice>
        )}
        {outcome !== undefined && outcome.answer === undefined && (
          <Notice kind="problem" title={t('signals.paste.failed')}>
            <p>{t('signals.paste.failed.says')}</p>
            <Button onClick={() => setTries(tries + 1)}>{t('ui.retry')}</Button>
          </Notice>
        )}
      </div>
      {outcome?.answer !== undefined && outcome.answer.marks.length > 0 && <PasteResult text={outcome.text} answer={outcome.answer} />}
    </Page>
  );
}

function About() {
  return (
    <>
      <h2>{t('signals.paste.margin.looks')}</h2>
      <p>{t('signals.paste.margin.looks.says')}</p>
      <h2>{t('signals.paste.margin.stays')}</h2>
      <p>{t('signals.paste.margin.stays.says')}</p>
      <h2>{t('signals.paste.margin.terminal')}</h2>
      <p>{t('signals.paste.margin.terminal.says')} <a href="/beforetab.mjs" download><code>beforetab.mjs</code></a></p>
      <p><code>node beforetab.mjs scan .</code></p>
    </>
  );
}
