// The machine's side of a device sign-in: shows the code, asks at the pace it is told, and keeps what it was allowed.
import { type Answer, askProduct, NotReached, saysOf } from '../../platform/command-line/ask-product.ts';
import { keepLogin } from '../../platform/command-line/stored-logins.ts';
import type { DevicePoll, DeviceRequest, Scope } from './schemas.ts';

type Say = (line: string) => void;
export type SigningIn = { at: string; scopes: readonly Scope[]; machine: string; say: Say; wait: (seconds: number) => Promise<unknown>; file?: string };

/** What a scope lets the command line do; the page says the same in its own words. */
export const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  ingest: 'send records of AI tools, scanners and code hosts',
};

const ask = async (asked: Parameters<typeof askProduct>[0]): Promise<Answer> => {
  const answer = await askProduct(asked);
  if (answer.status >= 300 && answer.status !== 429) throw new NotReached(`${asked.at} says: ${saysOf(answer)}`);
  return answer;
};

/** True once this machine is signed in. Throws NotReached with what to do. */
export const signInAt = async ({ at, scopes, machine, say, wait, file }: SigningIn): Promise<boolean> => {
  const begun = await ask({ at, method: 'POST', path: '/api/device/requests', body: { machine, scopes } });
  if (begun.status === 429) throw new NotReached(`${at} says: ${saysOf(begun)}`);
  const { deviceCode, userCode, expiresInSeconds, intervalSeconds } = begun.body as DeviceRequest;
  say(`Open this address in a browser:  ${at}/device`);
  say(`Type this code there:            ${userCode}`);
  say(`It asks to: ${scopes.map((scope) => SCOPE_WORDS[scope]).join('; ')}. The code is good for ${Math.round(expiresInSeconds / 60)} minutes, for you alone: give it to nobody.`);
  const answer = await waitForAnswer({ at, deviceCode, intervalSeconds, wait });
  if (answer.state !== 'allowed') {
    say(answer.state === 'refused' ? 'It was refused in the browser. Nothing is kept here.' : 'The code has expired. Run `beforetab login` again when you have a browser at hand.');
    return false;
  }
  const { token, scopes: allowed, expiresAt } = answer;
  const earlier = await keepLogin({ at, token, scopes: allowed, expiresAt }, file);
  // The one before is of no use to anybody any more; where this fails it stays in the list until it expires.
  if (earlier !== undefined) await askProduct({ at, method: 'DELETE', path: '/api/device/token', token: earlier.token }).catch(() => undefined);
  say(`Signed in until ${expiresAt.slice(0, 10)}. \`beforetab logout\` ends it, and so does the page "What BeforeTab knows about me".`);
  return true;
};

type Waiting = { at: string; deviceCode: string; intervalSeconds: number; wait: SigningIn['wait'] };

const waitForAnswer = async ({ at, deviceCode, intervalSeconds, wait }: Waiting): Promise<DevicePoll> => {
  for (let [seconds, missed] = [intervalSeconds, 0]; ; ) {
    await wait(seconds);
    try {
      const { status, body } = await ask({ at, method: 'POST', path: '/api/device/polls', body: { deviceCode } });
      missed = 0;
      const poll = status === 429 ? undefined : (body as DevicePoll);
      // A limit that others on this network have used up is waited for, like a question too soon.
      if (poll === undefined) seconds *= 2;
      else if (poll.state === 'pending' || poll.state === 'slow-down') seconds = poll.intervalSeconds;
      else return poll;
    } catch (error) {
      // A network may be gone for a moment; RFC 8628, 3.5 asks to slow down then.
      missed += 1;
      if (missed >= 5) throw error;
      seconds *= 2;
    }
  }
};
