// The result of a run against a fix in one or two sentences, for eyes and for screen readers.
import { t } from '../ui/messages.ts';
import { isUnreadable } from './editor/line-mark.ts';
import { type Language, languageName } from './programs/engine-for.ts';
import { answerLimitSeconds, noAnswerInTime, programEnded } from './programs/page-engine.ts';
import type { ResultLine, ResultLines } from './result-lines.ts';

/** `isPage`: only the attacks that learners are shown were run, in their page; `isSent`: the server's run of the same follows. */
export function summarise(of: Language, { attacks, functions }: ResultLines, { isPage, isSent = false }: { isPage: boolean; isSent?: boolean }): string {
  const language = languageName(of);
  const failures = [...attacks, ...functions].flatMap(({ step }) => (step?.failure ? [step.failure] : []));
  const silences = failures.flatMap(({ type, message }) => (type === 'NoAnswer' ? [message] : []));
  if (silences.length > 0) return saySilence(silences, of);
  const unread = failures.find(isUnreadable);
  if (unread) return t('labs.summary.syntax', { language, message: unread.message, line: String(unread.line ?? 1) });
  const failed = (lines: readonly ResultLine[]): ResultLine[] => lines.filter(({ step }) => step?.ok === false);
  const [shown, hidden] = [failed(attacks).filter(({ number }) => number !== undefined), failed(attacks).filter(({ number }) => number === undefined)];
  const broken = failed(functions);
  if (shown.length + hidden.length + broken.length === 0) return sayHolds({ attacks, functions }, isPage, isSent);
  const sentences: string[] = [];
  if (shown.length > 0) sentences.push(t('labs.summary.attacks', { count: shown.length, numbers: shown.map(({ number }) => number).join(', ') }));
  if (hidden.length > 0) sentences.push(t('labs.summary.hidden', { count: hidden.length }));
  if (broken.length > 0) sentences.push(t('labs.summary.functions', { count: broken.length, of: functions.length }));
  return sentences.join(' ');
}

/** The page's own words for why nothing came, or the server's codes; of a step that nobody is shown, none. */
const saySilence = (silences: readonly string[], of: Language): string => {
  const [language, is] = [languageName(of), (why: string): boolean => silences.includes(why)];
  if (is(programEnded) || is('ended')) return t(of === 'typescript' ? 'labs.summary.ended-typescript' : 'labs.summary.ended', { language });
  if (is('not-judged')) return t('labs.summary.not-judged');
  if (is(noAnswerInTime)) return t('labs.summary.silent', { language, seconds: answerLimitSeconds });
  return t(is('too-long') ? 'labs.summary.too-long' : 'labs.summary.silent-hidden');
};

const sayHolds = ({ attacks, functions }: ResultLines, isPage: boolean, isSent: boolean): string => {
  const counts = { attacks: attacks.length, functions: functions.length };
  if (isPage) return t(isSent ? 'labs.summary.holds-sent' : 'labs.summary.holds-page', counts);
  const hidden = attacks.filter(({ number }) => number === undefined).length;
  return hidden === 0 ? t('labs.summary.holds', counts) : t('labs.summary.holds-hidden', { ...counts, hidden });
};
