// What people says: the way in, people and teams, tiers, the organisation and one's own data.
import { appealMessages } from './appeal-messages.ts';
import { deviceMessages } from './device-messages.ts';
import { doorMessages } from './door-messages.ts';
import { importMessages } from './import-messages.ts';
import { ownMessages } from './own-messages.ts';
import { rosterMessages } from './roster-messages.ts';
import { tiersMessages } from './tiers-messages.ts';

export const peopleMessages = { ...doorMessages, ...rosterMessages, ...tiersMessages, ...importMessages, ...ownMessages, ...appealMessages, ...deviceMessages } as const;
