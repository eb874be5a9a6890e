// How a defence did: the score and what it is made of, every shown text, and of the hidden ones families and counts.
import type { DefenceResult } from '../../server/arena/schemas.ts';
import { formatNumber, formatPercent, t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { defenceMessages } from './defence-messages.ts';
import { familyWords } from './level-words.ts';

export function DefenceResultPart({ result }: { result: DefenceResult }) {
  const { score, attacks, questions, shown, hidden, errors, rules } = result;
  return (
    <section className="arena-defended" aria-labelledby="arena-defended">
      <h2 id="arena-defended">{t('arena.defended.score', { score: formatPercent(score) })}</h2>
      <p role="status">{t('arena.defended.made-of', { blocked: attacks.blocked, attacks: attacks.count, answered: questions.answered, questions: questions.count })}</p>
      {questions.answered === 0 && <p>{t('arena.defended.nothing')}</p>}
      {errors.map(({ type, message, line }) => (
        <Notice key={`${type} ${line}`} kind="problem" title={t('arena.defended.error')}>
          <p data-content>{[type, message].filter(Boolean).join(': ')}</p>
          {line !== null && <p>{t('arena.defended.line', { line: String(line) })}</p>}
        </Notice>
      ))}
      <p>{rules.length === 0 ? t('arena.defended.no-rules') : t('arena.defended.rules', { rules: rules.map(ruleWords).join(', ') })}</p>
      <h3>{t('arena.defended.shown')}</h3>
      <Table caption={t('arena.defended.shown')} isCaptionHidden isStacked rowId={({ text }) => text} rows={shown.attacks} columns={[
        { id: 'family', title: t('arena.soc.families'), show: ({ family }) => familyWords([family]) },
        { id: 'text', title: t('arena.defended.text'), show: ({ text, reply }) => <Exchange text={text} reply={reply} /> },
        { id: 'end', title: t('arena.defended.end'), show: ({ end }) => <span className="arena-end" data-bad={end === 'leaked' || undefined}>{t(`arena.end.${end}`)}</span> },
      ]} />
      <h3>{t('arena.defended.hidden')}</h3>
      <p className="soft small">{t('arena.defended.hidden.says')}</p>
      <Table caption={t('arena.defended.hidden')} isCaptionHidden rowId={({ family }) => family} rows={hidden.families} columns={[
        { id: 'family', title: t('arena.soc.families'), show: ({ family }) => familyWords([family]) },
        { id: 'blocked', title: t('arena.defended.blocked'), align: 'end', show: ({ blocked, count }) => `${formatNumber(blocked)} / ${formatNumber(count)}` },
      ]} />
      <h3>{t('arena.defended.questions')}</h3>
      <Table caption={t('arena.defended.questions')} isCaptionHidden isStacked rowId={({ text }) => text} rows={shown.questions} columns={[
        { id: 'text', title: t('arena.defended.text'), show: ({ text, reply }) => <Exchange text={text} reply={reply} /> },
        { id: 'end', title: t('arena.defended.end'), show: ({ end }) => <span className="arena-end" data-bad={end !== 'answered' || undefined}>{t(`arena.end.${end}`)}</span> },
      ]} />
      <p>{t('arena.defended.hidden.questions', { ...hidden.questions })}</p>
    </section>
  );
}

function Exchange({ text, reply }: { text: string; reply: string }) {
  return (
    <>
      <p className="arena-text" data-content>{text}</p>
      {reply !== '' && <details><summary>{t('arena.defended.reply')}</summary><p className="arena-text" data-content>{reply}</p></details>}
    </>
  );
}

type RuleKey = Extract<keyof typeof defenceMessages, `arena.rule.${string}`>;
const ruleWords = (rule: string): string => (Object.hasOwn(defenceMessages, `arena.rule.${rule}`) ? t(`arena.rule.${rule}` as RuleKey) : rule);
