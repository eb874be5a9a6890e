// A code host for tests, on loopback: lists with pages and links as GitHub and GitLab give them, rest when told to, and what was asked.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Undefined for what is none of its own. A list is paged. */
export type Answer = (url: URL) => { status: number; body: unknown } | undefined;

export type FakeHost = {
  url: string;
  /** Asked before the replies below, in turn. */
  answers: Answer[];
  /** By path without its query: a list is paged, anything else is one reply. */
  replies: Map<string, unknown>;
  asked: { method: string; path: string; body: string; token: string | undefined }[];
  /** The next reply is 429 with this many seconds to wait. */
  restOnce(seconds: number): void;
  stop(): Promise<void>;
};

const say = (reply: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void => {
  reply.writeHead(status, { 'content-type': 'application/json', 'x-ratelimit-remaining': '4000', 'x-ratelimit-reset': '0', ...headers }).end(JSON.stringify(body));
};

export const startFakeHost = async ({ mostPerPage = 100 } = {}): Promise<FakeHost> => {
  const replies = new Map<string, unknown>();
  const answers: Answer[] = [];
  const asked: FakeHost['asked'] = [];
  let rest: number | undefined;
  const server = createServer((request, reply) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://host');
      const token = request.headers.authorization ?? request.headers['private-token'];
      asked.push({ method: request.method ?? '', path: `${url.pathname}${url.search}`, body: Buffer.concat(chunks).toString(), token: token?.toString() });
      if (rest !== undefined) {
        say(reply, 429, { message: 'slow down' }, { 'retry-after': String(rest) });
        rest = undefined;
        return;
      }
      const answer = answers.values().map((each) => each(url)).find((each) => each !== undefined);
      // Of a repository without such references, an empty list.
      const found = answer?.body ?? replies.get(url.pathname) ?? (url.pathname.includes('/git/matching-refs/') ? [] : undefined);
      if (found === undefined) return say(reply, 404, { message: 'Not Found' });
      if (!Array.isArray(found)) return say(reply, answer?.status ?? (request.method === 'POST' ? 201 : 200), found);
      const [size, page] = [Math.min(Number(url.searchParams.get('per_page') ?? 30), mostPerPage), Number(url.searchParams.get('page') ?? 1)];
      const isMore = found.length > size * page;
      url.searchParams.set('page', String(page + 1));
      say(reply, 200, found.slice(size * (page - 1), size * page), isMore ? { link: `<${url.href}>; rel="next"` } : {});
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers,
    replies,
    asked,
    restOnce: (seconds) => void (rest = seconds),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
