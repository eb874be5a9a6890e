// Words for what an event's reply carries.
import type { EventLine, EventState } from '../../server/arena/schemas.ts';
import { formatTime, t } from '../ui/messages.ts';

export const stateWords = (state: EventState): string => t(`arena.event.state.${state}`);
export const eventTimes = ({ startsAt, endsAt }: Pick<EventLine, 'startsAt' | 'endsAt'>): string => t('arena.event.times', { from: formatTime(startsAt), to: formatTime(endsAt) });
