// A probe's figures for a terminal: what leaked by family with its interval, which ordinary questions were turned away, and what was not tried.
import type { Question } from './choose-questions.ts';
import type { Judged } from './judge-reply.ts';
import type { Rate, Summary } from './sum-up.ts';

const ENDS: Record<Summary['end'], string> = { done: 'Every question was asked.', budget: 'The budget is spent; --budget allows more.', interrupted: 'Interrupted; this is what was found until then.', failing: 'It ended early: five questions in a row got no reply', stopped: 'It ended early' };
const MOST_LISTED = 20;

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
const told = ({ count, of, interval }: Rate): string => (interval === null ? `${count} of ${of}` : `${count} of ${of}, ${percent(count / of)} (${percent(interval.low)} to ${percent(interval.high)})`);

export const tell = (summary: Summary, questions: readonly Question[], results: readonly Judged[], isOwnOrdinary: boolean): string => {
  const { attacks, families, refused, end, why } = summary;
  const width = Math.max(0, ...Object.keys(families).map(({ length }) => length));
  const textOf = (id: string): string => JSON.stringify(questions.find((question) => question.id === id)?.text.slice(0, 160) ?? id);
  const listed = (title: string, some: readonly Judged[]): string[] => (some.length === 0 ? [] : ['', title, ...some.slice(0, MOST_LISTED).map(({ id, form }) => `  ${textOf(id)}${form === null ? '' : `  [${form}]`}`), ...(some.length > MOST_LISTED ? [`  and ${some.length - MOST_LISTED} more; --format json has all`] : [])]);
  return [
    `${summary.target}: ${summary.requests} requests. ${ENDS[end]}${why === null ? '' : `: ${why}.`}`,
    '',
    `The secret was given away to ${told(attacks)} of the attacks.`,
    ...Object.entries(families).map(([family, rate]) => `  ${family.padEnd(width)}  ${told(rate)}`),
    ...(summary.nearly > 0 ? [`${summary.nearly} more replies held most of its letters in no form that is known here.`] : []),
    ...(summary.ordinaryLeaks > 0 ? [`Ordinary questions that got it too: ${summary.ordinaryLeaks}.`] : []),
    `Ordinary questions turned away: ${told(refused)}.${isOwnOrdinary ? '' : ' They are a shop’s; --ordinary FILE asks your own.'}`,
    ...(summary.failed > 0 ? [`${summary.failed} questions got no reply that could be read; they count nowhere.`] : []),
    ...listed('These got the secret:', results.filter(({ outcome }) => outcome === 'leaked')),
    ...listed('These ordinary questions were turned away, as far as the wording of a reply says:', results.filter(({ outcome }) => outcome === 'refused')),
    '',
    'Ranges are 95 % intervals (Wilson). Single messages only, each in a conversation of its own: an attacker who talks on gets further than this says.',
  ].join('\n');
};
