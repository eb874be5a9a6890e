// The secrets of a device sign-in: the long code a machine asks with, the short one a person types, and the token it ends in.
import { createHmac, randomInt } from 'node:crypto';
import type { Ctx } from '../../platform/context.ts';
import { COMMAND_TOKEN_PREFIX } from '../../platform/http/command-token.ts';
import { deriveKey } from '../../platform/secrets/derive-key.ts';
import { looksLikeToken, newToken } from '../tokens.ts';

/** Twenty consonants: no vowels, so no words; nothing that looks like a digit (RFC 8628, 6.1). Eight of them are 34 bits. */
export const CODE_ALPHABET = 'BCDFGHJKLMNPQRSTVWXZ';
const CODE_LENGTH = 8;
const CODE = new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`);

export const newUserCode = (): string => Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');

/** BCDF-GHJK, as it is shown. */
export const shownCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** What somebody typed, with or without hyphen, spaces and capitals; undefined when it cannot be a code. */
export const readUserCode = (typed: string): string | undefined => {
  const code = typed.toUpperCase().replaceAll(/[\s\p{Pd}]/gu, '');
  return CODE.test(code) ? code : undefined;
};

const keyed = (ctx: Pick<Ctx, 'config'>, purpose: 'code' | 'network', text: string): Buffer => createHmac('sha256', deriveKey(ctx.config, `device ${purpose}`)).update(text).digest();

/** Under a key, because 34 bits can be tried by whoever reads the table; found by it, so that how long it takes tells nothing. */
export const hashUserCode = (ctx: Pick<Ctx, 'config'>, code: string): Buffer => keyed(ctx, 'code', code);

/** Kept for ten minutes, to say whether the browser is where the command was typed. */
export const hashNetwork = (ctx: Pick<Ctx, 'config'>, network: string): Buffer => keyed(ctx, 'network', network);

export const newCommandToken = (): string => `${COMMAND_TOKEN_PREFIX}${newToken()}`;

export const looksLikeCommandToken = (token: string): boolean => token.startsWith(COMMAND_TOKEN_PREFIX) && looksLikeToken(token.slice(COMMAND_TOKEN_PREFIX.length));
