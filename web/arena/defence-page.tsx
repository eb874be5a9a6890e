// The defence of a challenge: write the prompt and two filters, have them attacked, see what got through.
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Defence, DefenceLanguage } from '../../server/arena/schemas.ts';
import { useApi, useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { RadioList } from '../ui/choice.tsx';
import { FailingPage } from '../ui/failing-page.tsx';
import { addMessages, formatPercent, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Failing, Loading } from '../ui/states.tsx';
import { TextArea } from '../ui/text-input.tsx';
import './arena.css';
import { DefenceResultPart } from './defence-result-part.tsx';
import { arenaMessages } from './messages.ts';
import { defenceMessages } from './defence-messages.ts';

addMessages(arenaMessages);
addMessages(defenceMessages);

export function DefencePage() {
  const { slug } = useParams({ strict: false }) as { slug: string };
  const defence = useApi('GET /api/arena/defences/:slug', { params: { slug } });
  if (defence.isError) return <FailingPage error={defence.error} retry={() => void defence.refetch()} />;
  if (defence.data === undefined) return <Loading />;
  return <Desk key={slug} defence={defence.data} />;
}

function Desk({ defence }: { defence: Defence }) {
  const { slug, title, setting, basePrompt, start, last, best, engine, suite } = defence;
  const [language, setLanguage] = useState<DefenceLanguage>(last?.language ?? 'python');
  const [prompt, setPrompt] = useState(last?.prompt ?? start.prompt);
  // What was written in one language stays while the other is looked at.
  const [code, setCode] = useState({ python: start.python, typescript: start.typescript, ...(last !== null && { [last.language]: last.code }) });
  const run = useSend('POST /api/arena/defences/:slug/rounds', { refreshes: ['GET /api/arena/defences/:slug'] });
  const result = run.data ?? last?.result;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    run.mutate({ params: { slug }, body: { language, prompt, code: code[language] } });
  };
  return (
    <Page title={t('arena.defend.title', { title })} where={[{ label: t('arena.title'), to: paths.arena() }]} lead={<><p data-content>{setting}</p><p>{t('arena.defend.lead', { attacks: suite.attacks + suite.hiddenAttacks, hidden: suite.hiddenAttacks, questions: suite.questions + suite.hiddenQuestions })}</p></>}>
      <Notice title={t('arena.simulated')}>{t('arena.defend.simulated')}</Notice>
      {engine === 'none' && <Notice kind="problem">{t('arena.defend.none')}</Notice>}
      <form className="arena-form arena-defence" onSubmit={submit}>
        <details><summary>{t('arena.defend.base')}</summary><pre className="arena-text arena-code" data-content>{basePrompt}</pre></details>
        <TextArea label={t('arena.defend.prompt')} hint={t('arena.defend.prompt.hint')} value={prompt} onValue={setPrompt} rows={6} maxLength={4_000} error={run.error?.at('prompt')} />
        <RadioList label={t('arena.defend.language')} isAcross value={language} onValue={(value) => setLanguage(value as DefenceLanguage)} options={[{ value: 'python', label: <span data-content>Python</span> }, { value: 'typescript', label: <span data-content>TypeScript</span> }]} />
        <TextArea label={t('arena.defend.code')} hint={t('arena.defend.code.hint')} isMono value={code[language]} onValue={(text) => setCode((before) => ({ ...before, [language]: text }))} rows={18} spellCheck={false} autoCapitalize="off" autoComplete="off" error={run.error?.at('code')} />
        <div className="arena-form-foot">
          <Button type="submit" look="primary" isBusy={run.isPending} isOff={engine === 'none'}>{t('arena.defend.run')}</Button>
          {best !== null && <p className="soft">{t('arena.defend.best', { score: formatPercent(best) })}</p>}
        </div>
      </form>
      {run.isError && <Failing error={run.error} />}
      {result !== undefined && !run.isPending && <DefenceResultPart result={result} />}
    </Page>
  );
}
