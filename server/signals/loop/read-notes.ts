// A person's own private notes, computed for them alone: only in their own request is it known which findings are theirs.
import { type ShortLesson, shortLessons } from '../../curriculum/index.ts';
import { type Ctx, mustBePerson } from '../../platform/context.ts';
import { RULES } from '../../platform/scanner/index.ts';
import { keyedId, signalsKey, signalSubject } from '../keys.ts';
import { blocksOf, type Cap, coveredBy, dayNumber, dayOfNumber, type NotedFinding, type PlannedNote, planNotes } from './plan-notes.ts';
import type { MyNotes, Note, NoteItem } from './schemas.ts';
import { type CodeRow, getLoop, type LoopRow, type MarkState, type PromptRow, selectCode, selectMarks, selectPrompts } from './store-loop.ts';

/** A note goes by itself after so long, answered or not. */
export const SHOWN_DAYS = 30;
/** Records that come late may bring several at once; so many open ones are shown. */
const MOST_OPEN = 3;
const MOST_ITEMS = 5;

type Seen = NotedFinding & { item: NoteItem; isHere: boolean; lesson: ShortLesson };
/** `keys`: under which it may have been marked, its own first. */
export type OwnNote = Note & { keys: readonly string[]; month: string };

export const readNotes = async (ctx: Ctx): Promise<MyNotes> => {
  const { personId } = mustBePerson(ctx);
  const loop = await getLoop(ctx);
  const all = await ownNotes(ctx, personId, loop);
  const open = all.filter(({ state }) => state === 'open');
  const kept = new Set(open.slice(0, MOST_OPEN));
  return { isOn: loop.mode === 'on', notes: all.filter((note) => note.state !== 'open' || kept.has(note)).map(({ keys: _keys, month: _month, ...note }) => note), waiting: open.length - kept.size };
};

export const holderOf = (ctx: Pick<Ctx, 'config'>, personId: string): string => keyedId(signalsKey(ctx), 'loop holder', signalSubject(signalsKey(ctx), personId));

/** Those shown today, oldest first; none while the loop is not on. */
export const ownNotes = async (ctx: Ctx, personId: string, loop: LoopRow): Promise<OwnNote[]> => {
  if (loop.mode !== 'on' || loop.onSince === null) return [];
  const key = signalsKey(ctx);
  const subject = signalSubject(key, personId);
  const [prompts, code, { answerTo }, marks] = await Promise.all([selectPrompts(ctx, subject, loop.onSince), selectCode(ctx, subject, loop.onSince), shortLessons(ctx), selectMarks(ctx, holderOf(ctx, personId))]);
  const findings = [...prompts.flatMap((row) => asSeen(row, promptItem(row), true, answerTo({ ...row, cwe: [] }))), ...code.flatMap((row) => asSeen(row, codeItem(row), row.isHere, answerTo({ ...row, group: null })))];
  const notes = planNotes(findings, loop.cap as Cap);
  const today = dayNumber(ctx.now());
  const keyOf = (weakness: string, block: number): string => keyedId(key, 'loop mark', subject, weakness, String(block));
  return notes
    .filter(({ shownOn }) => shownOn <= today && shownOn > today - SHOWN_DAYS)
    .flatMap((note) => present(note, coveredBy(note, findings), blocksOf(note, notes, findings).map((block) => keyOf(note.weakness, block)), marks));
};

const asSeen = ({ at, knownAt }: { at: Date; knownAt: Date }, item: NoteItem, isHere: boolean, lesson: ShortLesson | undefined): Seen[] =>
  lesson === undefined ? [] : [{ weakness: lesson.slug, day: dayNumber(at > knownAt ? at : knownAt), item, isHere, lesson }];

// A DLP product names rules of its own, which nobody here has a title for.
const TITLES: ReadonlyMap<string, string> = new Map(RULES.map(({ id, title }) => [id, title]));

const promptItem = ({ at, tool, source, rule, redacted, path }: PromptRow): NoteItem => ({ is: 'prompt', day: dayOfNumber(dayNumber(at)), tool, source, rule, title: TITLES.get(rule) ?? rule, redacted, path });
const codeItem = ({ at, tool, rule, title, cwe, path, line }: CodeRow): NoteItem => ({ is: 'alert', day: dayOfNumber(dayNumber(at)), tool, rule, title: title === '' ? rule : title, cwe, path, line });

const present = (note: PlannedNote, covered: readonly Seen[], keys: readonly string[], marks: ReadonlyMap<string, MarkState>): OwnNote[] => {
  // What a newer scan no longer shows needs nobody any more.
  const here = covered.filter(({ isHere }) => isHere).sort((one, other) => (one.item.day < other.item.day ? 1 : -1));
  const first = here[0];
  if (first === undefined) return [];
  const state = keys.map((each) => marks.get(each)).find((mark) => mark !== undefined) ?? 'open';
  const items = here.slice(0, MOST_ITEMS).map(({ item }) => item);
  const { slug, title, summary, minutes, lab } = first.lesson;
  return [{ key: keys[0]!, state, shownOn: dayOfNumber(note.shownOn), lesson: { slug, title, summary, minutes, lab }, items, more: here.length - items.length, keys, month: `${dayOfNumber(note.firstOn).slice(0, 7)}-01` }];
};
