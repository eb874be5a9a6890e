// How the pieces of content name themselves, in addresses and in each other.
import { z } from 'zod';

export const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'write it in small letters, digits and hyphens').max(80);
export type Slug = z.infer<typeof Slug>;
