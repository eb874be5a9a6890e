// When a card comes back after an answer: FSRS-6 with its published weights, in whole days.
import { type Card, type CardInput, createEmptyCard, fsrs, type Grade, Rating, type State } from 'ts-fsrs';

/** What is kept between two reviews of one card; days and instants as text, because it lies in PostgreSQL as JSON. */
export type Memory = { due: string; stability: number; difficulty: number; scheduledDays: number; reps: number; lapses: number; state: State; lastReview: string | null };
export type Scheduled = { dueOn: string; memory: Memory };

/**
 * 85 % to be remembered when it comes back: docs/decisions/009 says what that costs. Short-term steps are off: nobody is
 * asked twice on one day. The longest gap is about half a year. Fuzz spreads what was learnt on one day.
 */
const scheduler = fsrs({ request_retention: 0.85, maximum_interval: 180, enable_short_term: false, enable_fuzz: true });

/** How well it was known. Being sure and wrong is forgotten all the same; being right without knowing it is hard. */
export const gradeOf = (isRight: boolean, confidence: number | null): Grade => {
  if (!isRight) return Rating.Again;
  if (confidence === null) return Rating.Good;
  if (confidence <= 60) return Rating.Hard;
  return confidence === 100 ? Rating.Easy : Rating.Good;
};

export const scheduleCard = (memory: Memory | undefined, grade: Grade, now: Date): Scheduled => {
  const { card } = scheduler.next(memory === undefined ? createEmptyCard(now) : asCard(memory), now, grade);
  return { dueOn: card.due.toISOString().slice(0, 10), memory: asMemory(card) };
};

const asCard = ({ due, stability, difficulty, scheduledDays, reps, lapses, state, lastReview }: Memory): CardInput => ({
  due,
  stability,
  difficulty,
  elapsed_days: 0,
  scheduled_days: scheduledDays,
  learning_steps: 0,
  reps,
  lapses,
  state,
  last_review: lastReview,
});

const asMemory = (card: Card): Memory => ({
  due: card.due.toISOString(),
  stability: card.stability,
  difficulty: card.difficulty,
  scheduledDays: card.scheduled_days,
  reps: card.reps,
  lapses: card.lapses,
  state: card.state,
  lastReview: card.last_review?.toISOString() ?? null,
});
