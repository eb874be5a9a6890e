// When an event is: the day is said once where one day holds all of it.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { addMessages } from '../ui/messages.ts';
import { eventTimes, timeBeside } from './event-words.ts';
import { arenaMessages } from './messages.ts';

addMessages(arenaMessages);

it('says the day of an event once where it begins and ends on the same', () => {
  const noon = new Date(2026, 10, 24, 12, 0);
  const [startsAt, endsAt, later] = [noon, new Date(2026, 10, 24, 13, 30), new Date(2026, 10, 25, 12, 0)].map((each) => each.toISOString()) as [string, string, string];
  assert.match(eventTimes({ startsAt, endsAt }), /^From Nov 24, 2026, 12:00\sPM to 1:30\sPM$/);
  assert.match(eventTimes({ startsAt, endsAt: later }), /^From Nov 24, 2026, 12:00\sPM to Nov 25, 2026, 12:00\sPM$/);
  assert.match(timeBeside(endsAt, noon), /^1:30\sPM$/);
  assert.match(timeBeside(endsAt, later), /^Nov 24, 2026, 1:30\sPM$/);
});
