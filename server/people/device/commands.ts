// `beforetab login` and `beforetab logout`: signs this command line in by a code that a person allows in a browser, and out again.
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { askProduct, NotReached, originOf, saysOf } from '../../platform/command-line/ask-product.ts';
import { describeUsage, readArguments } from '../../platform/command-line/read-arguments.ts';
import { chooseLogin, dropLogin } from '../../platform/command-line/stored-logins.ts';
import type { Scope } from './schemas.ts';
import { SCOPE_WORDS, signInAt } from './sign-in-at.ts';

type Say = (line: string) => void;

const AT = { value: 'URL', says: 'the address of your BeforeTab' } as const;
const LOGIN = describeUsage({
  usage: 'login --at URL [options]',
  does: 'signs this command line in at a BeforeTab, by a code you allow in a browser',
  most: 0,
  options: {
    at: AT,
    scope: { value: 'NAME', oneOf: Object.keys(SCOPE_WORDS) as Scope[], multiple: true, default: 'ingest', says: 'what it may do; may be given several times' },
    'plain-http': { flag: true, says: 'also where the address has no https' },
  },
  after: `Where a company's own authority signed the certificate, set NODE_EXTRA_CA_CERTS to its file.
Ends with 0 when it is signed in, 1 when that was refused or took too long, 2 when it could not be done.`,
});
const LOGOUT = describeUsage({
  usage: 'logout [--at URL]',
  does: 'signs this command line out and ends its token there',
  most: 0,
  options: { at: AT },
  after: 'Ends with 0 when it is signed out, 1 when the token is gone here but could not be ended there, 2 when there was nothing to do.',
});

/** Letters, digits and what stands between them: it is shown to somebody who decides by it. */
const machineName = (): string => `${hostname().replaceAll(/[^\p{L}\p{N} ._-]/gu, '').slice(0, 60) || 'unnamed'} (${process.platform})`;

/** Says where nobody answered, or a file is not what it should be; other errors are ours. */
const saying = async (say: Say, work: () => Promise<number>): Promise<number> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof NotReached)) throw error;
    return say(error.message), 2;
  }
};

/** 0 when it is signed in, 1 when refused or too late, 2 when it could not be done. */
export const login = (given: readonly string[], say: Say): Promise<number> =>
  saying(say, async () => {
    const read = readArguments(given, LOGIN);
    if ('says' in read) return say(read.says), read.code;
    const { at, scope, 'plain-http': isPlain } = read.values;
    if (at === undefined) return say('Say which BeforeTab: beforetab login --at https://beforetab.example.org\nMore by: beforetab login --help'), 2;
    const address = originOf(at, isPlain);
    if ('wrong' in address) return say(address.wrong), 2;
    const scopes = [...new Set(scope)] as Scope[];
    return (await signInAt({ at: address.origin, scopes, machine: machineName(), say, wait: (seconds) => sleep(seconds * 1000) })) ? 0 : 1;
  });

/** 0 when signed out, 1 when only here, 2 when there was nothing to sign out of. */
export const logout = (given: readonly string[], say: Say): Promise<number> =>
  saying(say, async () => {
    const read = readArguments(given, LOGOUT);
    if ('says' in read) return say(read.says), read.code;
    const { at } = read.values;
    const chosen = await chooseLogin(at === undefined ? undefined : URL.canParse(at) ? new URL(at).origin : at);
    if (typeof chosen === 'string') return say(chosen), 2;
    // First there: a token that is only forgotten here would go on being good for whoever has a copy.
    const answer = await askProduct({ at: chosen.at, method: 'DELETE', path: '/api/device/token', token: chosen.token }).catch((error: unknown) => error as Error);
    await dropLogin(chosen.at);
    // 401: it had ended there already.
    if (!(answer instanceof Error) && (answer.status < 300 || answer.status === 401)) return say(`Signed out of ${chosen.at}.`), 0;
    say(`${answer instanceof Error ? answer.message : saysOf(answer)} The token is forgotten here; end it in the browser too, on the page "What BeforeTab knows about me".`);
    return 1;
  });
