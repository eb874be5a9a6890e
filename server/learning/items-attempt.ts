// The standing attempt that holds someone's answers to the items of one version of a module's lessons: its id follows from both.
import { createHash } from 'node:crypto';
import type { ItemText } from './item-verdict.ts';
import { randomFrom } from '../platform/statistics/index.ts';
import { drawnItem, type DrawnItem } from './rules.ts';

/** A UUID of version 8 (RFC 9562) from what it stands for: no look-up is needed to find it. */
export const itemsAttemptId = (subject: string, version: string): string => {
  const bytes = createHash('sha256').update(`items ${subject} ${version}`).digest().subarray(0, 16);
  bytes[6] = 0x80 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

/** How the options of one item are shuffled for someone: the same on every device. */
export const itemsOrder = (attemptId: string, item: ItemText, at: number): DrawnItem => drawnItem(at, item.options, randomFrom(`${attemptId} ${item.id}`));
