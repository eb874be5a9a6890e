// Live boards: each process reads a board once when it changes, at most once a second, and tells everybody who looks.
import { type Ctx, mustBePerson, systemViewer } from '../platform/context.ts';
import { type Stream, StreamReply } from '../platform/http/stream.ts';
import { boardTopic } from './board-topic.ts';
import { nextTurn } from './event-rules.ts';
import { ownPlace, readBoard, teamOf, type WholeBoard } from './read-board.ts';
import { isSeason } from './round.ts';
import { getEvent } from './store-events.ts';

type Hearer = { subject: string; team: string | null; bracket: number; stream: Stream };
type Watched = { hearers: Set<Hearer>; boards: Map<number, Promise<WholeBoard>>; told: Map<number, string>; timer: NodeJS.Timeout | undefined; turn: NodeJS.Timeout | undefined; look: NodeJS.Timeout; forget(): void };

const PAUSE_MS = 1_000;
/** What other processes say is missed while the connection to hear it is being made, or made anew. */
const LOOK_MS = 5_000;
/** A timer cannot wait for longer than this; it asks again then. */
const LONGEST_MS = 24 * 3_600_000;

const watched = new WeakMap<Ctx['live'], Map<string, Watched>>();
const watchedOf = ({ live }: Ctx): Map<string, Watched> => {
  const mine = watched.get(live) ?? new Map<string, Watched>();
  watched.set(live, mine);
  return mine;
};

export const hearBoard = async (ctx: Ctx, round: string, bracket: number): Promise<StreamReply> => {
  const { subject } = mustBePerson(ctx);
  if (!isSeason(round)) await getEvent(ctx, round);
  return new StreamReply(async (stream) => {
    const board = watch(ctx, round);
    const hearer: Hearer = { subject, team: await teamOf(ctx, round, subject), bracket, stream };
    board.hearers.add(hearer);
    stream.over.addEventListener('abort', () => leave(ctx, round, board, hearer));
    if (stream.over.aborted) return leave(ctx, round, board, hearer);
    send(hearer, await boardOf(ctx, round, board, bracket));
  });
};

const watch = (ctx: Ctx, round: string): Watched => {
  const all = watchedOf(ctx);
  const there = all.get(round);
  if (there !== undefined) return there;
  const board: Watched = { hearers: new Set(), boards: new Map(), told: new Map(), timer: undefined, turn: undefined, look: setInterval(() => changed(ctx, round, board), LOOK_MS).unref(), forget: ctx.live.hear(boardTopic(round), () => changed(ctx, round, board)) };
  all.set(round, board);
  void waitForTurn(ctx, round, board);
  return board;
};

const leave = (ctx: Ctx, round: string, board: Watched, hearer: Hearer): void => {
  board.hearers.delete(hearer);
  if (board.hearers.size > 0 || watchedOf(ctx).get(round) !== board) return;
  board.forget();
  clearTimeout(board.timer);
  clearInterval(board.look);
  clearTimeout(board.turn);
  watchedOf(ctx).delete(round);
};

/** The same reading for everybody who looks at this bracket until it changes. */
const boardOf = (ctx: Ctx, round: string, { boards }: Watched, bracket: number): Promise<WholeBoard> => {
  const there = boards.get(bracket);
  if (there !== undefined) return there;
  const reading = readBoard({ ...ctx, viewer: systemViewer('arena-board') }, round, bracket);
  boards.set(bracket, reading);
  reading.catch(() => boards.delete(bracket));
  return reading;
};

const changed = (ctx: Ctx, round: string, board: Watched): void => {
  board.timer ??= setTimeout(() => {
    board.timer = undefined;
    board.boards.clear();
    void tellAll(ctx, round, board);
  }, PAUSE_MS).unref();
};

const tellAll = async (ctx: Ctx, round: string, board: Watched): Promise<void> => {
  try {
    for (const bracket of new Set([...board.hearers].map((hearer) => hearer.bracket))) {
      const whole = await boardOf(ctx, round, board, bracket);
      const text = JSON.stringify(whole.board);
      if (text === board.told.get(bracket)) continue;
      board.told.set(bracket, text);
      for (const hearer of board.hearers) if (hearer.bracket === bracket) send(hearer, whole);
    }
  } catch (error) {
    ctx.log.problem('a board was not told', { error: String(error) });
  }
};

const send = ({ stream, ...hearer }: Hearer, whole: WholeBoard): void => stream.send({ event: 'board', data: { board: whole.board, mine: ownPlace(whole, hearer) } });

/** Start, freeze and end change a board although nobody solves anything. */
const waitForTurn = async (ctx: Ctx, round: string, board: Watched): Promise<void> => {
  if (isSeason(round)) return;
  const at = nextTurn(await getEvent(ctx, round), ctx.now());
  if (at === undefined || board.hearers.size === 0 && watchedOf(ctx).get(round) !== board) return;
  const wait = Math.min(LONGEST_MS, at.getTime() - ctx.now().getTime() + 50);
  board.turn = setTimeout(() => {
    changed(ctx, round, board);
    waitForTurn(ctx, round, board).catch((error: unknown) => ctx.log.problem('a board was not told', { error: String(error) }));
  }, wait).unref();
};
