// The small shapes that all of learning's schemas are made of.
import { z } from 'zod';

export const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and dashes').max(80);
/** SHA-256 of a published piece of content, in hexadecimal. */
export const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'a content version is 64 hexadecimal digits');
export const Id = z.uuid();
export const Instant = z.iso.datetime();
export const Day = z.iso.date();
export const Percent = z.number().min(0).max(100);
export const State = z.enum(['open', 'begun', 'done']);
export type State = z.infer<typeof State>;
export const Page = z.coerce.number().int().min(1).max(10_000).default(1);
/** The place of an option as it was shown, from 0. */
export const OptionAt = z.number().int().min(0).max(9);
