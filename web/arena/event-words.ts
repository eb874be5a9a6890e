// Words for what an event's reply carries.
import type { EventLine, EventState } from '../../server/arena/schemas.ts';
import { formatDate, formatDay, formatTime, t } from '../ui/messages.ts';

export const stateWords = (state: EventState): string => t(`arena.event.state.${state}`);

const hourOf = (moment: string): string => formatDate(moment, { hour: 'numeric', minute: '2-digit' });

/** The day is left out where it is the one just named. */
export const timeBeside = (moment: string, beside: string | Date): string => (formatDay(moment) === formatDay(beside) ? hourOf(moment) : formatTime(moment));

export const eventTimes = ({ startsAt, endsAt }: Pick<EventLine, 'startsAt' | 'endsAt'>): string => t('arena.event.times', { from: formatTime(startsAt), to: timeBeside(endsAt, startsAt) });
