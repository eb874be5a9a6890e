// Per route of the arena: a good request, mistakes with the words they are refused in, and somebody else's ids.
import { randomUUID } from 'node:crypto';
import type { RouteCases, World } from '../../test/route-cases.ts';
import type { Ctx, PersonViewer, Role } from '../platform/context.ts';
import { beginConversation } from './begin-conversation.ts';
import type { defenceContract } from './defence-schemas.ts';
import { START } from './defence/start-files.ts';
import type { eventsContract } from './event-schemas.ts';
import { makeEvent } from './make-event.ts';
import type { modelContract } from './model-schemas.ts';
import { listReplays } from './read-replays.ts';
import type { replaysContract } from './replay-schemas.ts';
import { reportReply } from './report-reply.ts';
import type { reportsContract } from './report-schemas.ts';
import type { playContract } from './schemas.ts';

const LEVEL = { slug: 'customer-service', level: 'easy' };

const as = async (world: World, role: Role): Promise<Ctx & { viewer: PersonViewer }> => {
  const { personId, subject } = await world.personOf(role);
  return { ...world.server.ctx, viewer: { is: 'person', personId, subject, loginId: randomUUID(), roles: new Set<Role>(['learner', role]), locale: 'en' } };
};
/** Of the learner; rates are per player and level, so what another try has used up must not count here. */
const aConversation = async (world: World): Promise<{ params: { id: string } }> => {
  const me = await as(world, 'learner');
  await world.server.ctx.pool.query('update arena_standing set pace_at = null');
  return { params: { id: (await beginConversation(me, LEVEL.slug, LEVEL.level, { event: null })).id } };
};
const aMessage = (text = 'Where is my order?') => ({ id: randomUUID(), text });

export const playCases = {
  'GET /api/arena': { valid: async () => ({}) },
  'GET /api/arena/challenges/:slug/:level': { valid: async () => ({ params: LEVEL }), bad: [{ params: { ...LEVEL, level: 'impossible' }, says: /level/ }] },
  'POST /api/arena/challenges/:slug/:level/conversations': { valid: async () => ({ params: LEVEL, body: { event: null } }) },
  'GET /api/arena/conversations/:id': { valid: aConversation, others: async (world) => ({ ...(await aConversation(world)), as: 'owner' }) },
  'POST /api/arena/conversations/:id/messages': {
    valid: async (world) => ({ ...(await aConversation(world)), body: aMessage() }),
    bad: [
      { body: aMessage(''), says: /write something/ },
      { body: aMessage(' \n\t '), says: /write something/ },
      { body: aMessage('x'.repeat(2_001)), says: /2,000 characters/ },
      { body: aMessage('\u001b[2J'), says: /control character/ },
      { body: { id: 'one', text: 'Hello' }, says: /id/ },
    ],
    others: async (world) => ({ ...(await aConversation(world)), body: aMessage(), as: 'owner' }),
  },
  'POST /api/arena/challenges/:slug/:level/hints': { valid: async () => ({ params: LEVEL, body: { event: null } }) },
  'POST /api/arena/challenges/:slug/:level/guesses': {
    valid: async () => ({ params: LEVEL, body: { flag: 'amber-falcon-river-7k2q', event: null } }),
    bad: [{ body: { flag: '  ', event: null }, says: /write the flag/ }, { body: { flag: 'x'.repeat(101), event: null }, says: /100 characters/ }],
  },
  'PUT /api/arena/board-choice': { valid: async () => ({ body: { isOnBoard: false } }) },
} satisfies RouteCases<typeof playContract>;

// An address of one's own network, so that nobody asks DNS; nothing is sent there.
const aModel = { baseUrl: 'http://10.1.2.3:8000/v1', model: 'small', key: 'sk-test', playerTokens: 20_000, eventTokens: 500_000, dayTokens: 2_000_000 };

const aModelFile = { name: 'small.gguf', sha256: 'a'.repeat(64), playerTokens: 20_000, eventTokens: 500_000, dayTokens: 2_000_000 };

export const modelCases = {
  'GET /api/arena/model': { valid: async () => ({}) },
  'PUT /api/arena/model': {
    valid: async () => ({ body: aModel }),
    bad: [
      { body: { ...aModel, baseUrl: 'http://169.254.169.254/latest' }, says: /cannot be asked there/ },
      { body: { ...aModel, baseUrl: 'http://localhost:11434/v1' }, says: /MODEL_ON_LOOPBACK/ },
      { body: { ...aModel, baseUrl: 'http://[::ffff:127.0.0.1]/v1' }, says: /cannot be asked there/ },
      { body: { ...aModel, baseUrl: 'http://no-such-host.invalid/v1' }, says: /DNS/ },
      { body: { ...aModel, baseUrl: 'file:///etc/passwd' }, says: /https/ },
      { body: { ...aModel, baseUrl: 'https://me:secret@example.org/v1' }, says: /field of its own/ },
      { body: { ...aModel, model: '' }, says: /name the model/ },
      { body: { ...aModel, dayTokens: -1 }, says: /dayTokens/ },
    ],
  },
  'PUT /api/arena/model/file': {
    valid: async () => ({ body: aModelFile }),
    onlyElsewhere: 'It needs a model file that was imported: embedded-model.test.ts has one.',
    bad: [
      { body: { ...aModelFile, sha256: 'x' }, says: /64 hexadecimal/ },
      { body: { ...aModelFile, name: '' }, says: /choose a model file/ },
      { body: { ...aModelFile, name: '../../etc/passwd' }, says: /not on this machine/ },
    ],
  },
  'DELETE /api/arena/model': { valid: async () => ({}) },
  'POST /api/arena/model/trials': { valid: async () => ({ body: {} }), onlyElsewhere: 'It needs an endpoint that answers: real-model.test.ts has several.' },
} satisfies RouteCases<typeof modelContract>;

/** Of the learner, as if a real model had answered. */
const aReport = async (world: World): Promise<{ conversation: string; message: string }> => {
  const { params } = await aConversation(world);
  const { subject } = await world.personOf('learner');
  const message = randomUUID();
  await world.server.ctx.pool.query(
    `insert into arena_message (at, id, conversation, subject, turn, version, said, shown, model, effects, record, watch, input_tokens, output_tokens, milliseconds)
    values (now(), $1, $2, $3, 1, 'v', 'Hello', 'Go away.', 'small', '[]', '{"keptBack":null}', '{}', 1, 1, 1)`,
    [message, params.id, subject],
  );
  return { conversation: params.id, message };
};
const reported = async (world: World): Promise<{ params: { id: string } }> => {
  const { conversation, message } = await aReport(world);
  await reportReply(await as(world, 'learner'), conversation, { message, reason: 'hostile' });
  const { rows } = await world.server.ctx.pool.query<{ id: string }>('select id from arena_report where message = $1', [message]);
  return { params: { id: rows[0]!.id } };
};

export const reportsCases = {
  'POST /api/arena/conversations/:id/reports': {
    valid: async (world) => (({ conversation, message }) => ({ params: { id: conversation }, body: { message, reason: 'hostile' } }))(await aReport(world)),
    bad: [{ body: { message: randomUUID(), reason: 'boring' }, says: /reason/ }],
    others: async (world) => (({ conversation, message }) => ({ params: { id: conversation }, body: { message, reason: 'hostile' }, as: 'owner' as const }))(await aReport(world)),
  },
  'GET /api/arena/reports': { valid: async () => ({}) },
  'POST /api/arena/reports/:id/readings': { valid: async (world) => ({ ...(await reported(world)), body: {} }) },
  'POST /api/arena/reports/:id/closings': { valid: async (world) => ({ ...(await reported(world)), body: { end: 'harmless' } }), bad: [{ body: { end: 'later' }, says: /end/ }] },
} satisfies RouteCases<typeof reportsContract>;

const HOUR_MS = 3_600_000;
const fromNow = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();
const anEvent = { title: 'Lunch round', kind: 'solo' as const, teams: 'own' as const, isReplayed: false, levels: ['customer-service/easy'], hasBrackets: true, startsAt: fromNow(-1), freezesAt: fromNow(1), endsAt: fromNow(2) };
const made = async (world: World, more: object = {}): Promise<{ params: { id: string } }> => ({ params: { id: (await makeEvent(await as(world, 'owner'), { ...anEvent, ...more })).id } });
const SEASON = { round: '2026-2' };

export const eventsCases = {
  'GET /api/arena/events': { valid: async () => ({}) },
  'POST /api/arena/events': {
    valid: async () => ({ body: anEvent }),
    bad: [
      { body: { ...anEvent, title: ' ' }, says: /title/ },
      { body: { ...anEvent, title: 'two\nlines' }, says: /one line/ },
      { body: { ...anEvent, teams: 'organisation' }, says: /team events only/ },
      { body: { ...anEvent, levels: [] }, says: /at least one level/ },
      { body: { ...anEvent, levels: ['no-such-challenge/easy'] }, says: /no level no-such-challenge/ },
      { body: { ...anEvent, endsAt: anEvent.startsAt }, says: /after the start/ },
      { body: { ...anEvent, freezesAt: anEvent.endsAt }, says: /between start and end/ },
      { body: { ...anEvent, startsAt: fromNow(-9), freezesAt: null, endsAt: fromNow(-8) }, says: /over already/ },
      { body: { ...anEvent, freezesAt: null, endsAt: fromNow(24 * 100) }, says: /at most 92 days/ },
    ],
  },
  'GET /api/arena/events/:id': { valid: (world) => made(world) },
  'DELETE /api/arena/events/:id': { valid: (world) => made(world, { startsAt: fromNow(0.5) }) },
  'POST /api/arena/events/:id/entries': {
    valid: async (world) => ({ ...(await made(world)), body: { team: null } }),
    bad: [{ body: { team: 'Falcons' }, says: /without a team/ }, { body: { team: '' }, says: /name your team/ }],
  },
  'GET /api/arena/boards/:round': { valid: async () => ({ params: SEASON, query: { bracket: '1' } }), bad: [{ query: { bracket: '9' }, says: /bracket/ }] },
  'GET /api/arena/boards/:round/live': { valid: async () => ({ params: SEASON }), bad: [{ query: { bracket: 'all' }, says: /bracket/ }] },
} satisfies RouteCases<typeof eventsContract>;

/** An event that is over, in which five played. */
const aReplay = async (world: World): Promise<{ params: { id: string }; body: { level: string; player: string; number: number } }> => {
  const { params } = await made(world, { isReplayed: true });
  const { pool } = world.server.ctx;
  for (let count = 0; count < 5; count += 1) {
    const [subject, conversation] = [randomUUID(), randomUUID()];
    await pool.query(`insert into arena_entry values ($1, $2, null, 1, now())`, [params.id, subject]);
    await pool.query(`insert into arena_conversation (id, subject, round, challenge, level, version, seed, began_at, last_at, watch) values ($1, $2, $3, $4, $5, 'v', 's', now() - interval '1 minute', now(), '{"risk":0,"coolDown":0,"alarms":0}')`, [conversation, subject, params.id, LEVEL.slug, LEVEL.level]);
    await pool.query(`insert into arena_message (at, id, conversation, subject, turn, version, said, shown, effects, record, watch, input_tokens, output_tokens, milliseconds) values (now(), $1, $2, $3, 1, 'v', 'Hello', 'Hello.', '[]', '{"families":[],"views":[],"inputHits":[],"outputHits":[],"keptBack":null,"leak":null,"decision":null,"risk":{"added":0,"after":0}}', '{"risk":0,"coolDown":0,"alarms":0}', 1, 1, 1)`, [randomUUID(), conversation, subject]);
  }
  await pool.query(`update arena_event set starts_at = starts_at - interval '4 hours', freezes_at = null, ends_at = now() - interval '1 second' where id = $1`, [params.id]);
  const { levels } = await listReplays(await as(world, 'owner'), params.id);
  return { params, body: { level: 'customer-service/easy', player: levels[0]!.players![0]!.player, number: 1 } };
};

export const replaysCases = {
  'GET /api/arena/events/:id/replays': { valid: (world) => made(world) },
  'POST /api/arena/events/:id/replays': { valid: aReplay, bad: [{ body: { level: 'customer-service/easy', player: 'Ada', number: 1 }, says: /player/ }, { body: { level: 'nowhere', player: 'amber-heron', number: 1 }, says: /level/ }] },
  'GET /api/arena/events/:id/shares': { valid: (world) => made(world) },
} satisfies RouteCases<typeof replaysContract>;

const aDefence = { language: 'typescript', prompt: START.prompt, code: START.typescript };
const OF_CHALLENGE = { params: { slug: LEVEL.slug } };

export const defenceCases = {
  'GET /api/arena/defences/:slug': { valid: async () => OF_CHALLENGE },
  'POST /api/arena/defences/:slug/rounds': {
    valid: async () => ({ ...OF_CHALLENGE, body: aDefence }),
    bad: [
      { body: { ...aDefence, language: 'perl' }, says: /language/ },
      { body: { ...aDefence, prompt: 'x'.repeat(4_001) }, says: /4000 characters/ },
      { body: { ...aDefence, code: 'x'.repeat(20_001) }, says: /20000 characters/ },
      { body: { ...aDefence, code: '\u007fELF\u0002' }, says: /control character/ },
    ],
    onlyElsewhere: 'This world has no jail: defence.test.ts plays rounds.',
  },
} satisfies RouteCases<typeof defenceContract>;
