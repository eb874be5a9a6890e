// How the command line talks to a BeforeTab: its address, one request, and what went wrong in words.

export type Answer = { status: number; body: unknown };
export type Asked = { at: string; method: 'GET' | 'POST' | 'DELETE'; path: string; token?: string; body?: unknown };

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** The origin behind what somebody gave as `--at`, or why it is none. Only to this machine may a token go without https. */
export const originOf = (given: string, mayBePlain = false): { origin: string } | { wrong: string } => {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) return { wrong: `--at is the address of your BeforeTab, such as https://beforetab.example.org; "${given}" is none.` };
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname) && !mayBePlain) return { wrong: `${url.origin} has no https, so that everybody on the way could take the token. Add --plain-http if that is how your network is.` };
  return { origin: url.origin };
};

/** Thrown with what to do; `cause` is the network's own error. */
export class NotReached extends Error {}

/** Follows no redirect: what is sent is for this address alone. */
export const askProduct = async ({ at, method, path, token, body }: Asked): Promise<Answer> => {
  let reply: Response;
  try {
    reply = await fetch(new URL(path, at), {
      method,
      redirect: 'manual',
      headers: { accept: 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }), ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
  } catch (error) {
    const cause = (error as { cause?: { code?: string; message?: string } }).cause;
    throw new NotReached(`${at} cannot be reached (${cause?.code ?? cause?.message ?? (error as Error).message}). Check the address and the network.`, { cause: error });
  }
  try {
    return { status: reply.status, body: await reply.json() };
  } catch {
    throw new NotReached(`${at} answered, but not as BeforeTab does (status ${reply.status}). Check the address.`);
  }
};

/** What a refusal says, or that it said nothing. */
export const saysOf = ({ status, body }: Answer): string => (body as { error?: { says?: string } } | null)?.error?.says ?? `It answered with status ${status}.`;
