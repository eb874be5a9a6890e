// A fetch for one model endpoint: the address is checked after DNS has answered, nothing is followed, and a reply has an end.
import { lookup as dnsLookup } from 'node:dns';
import { type IncomingHttpHeaders, request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isForbiddenAddress } from './forbidden-address.ts';

/** A reply is cut at a megabyte and keeps its type and when to ask again, unless somebody says otherwise. */
export type Guard = { allowsLoopback: boolean; mostBytes?: number; keepHeaders?: readonly string[] };

export class RefusedAddress extends Error {
  constructor() {
    super('the address is one that no model may be asked at');
    this.name = 'RefusedAddress';
  }
}

export class EndlessReply extends Error {}

const MOST_BYTES = 1024 * 1024;

/** Checked where the connection is made: an answer of DNS that changes between a check and its use would slip through. */
const guardedLookup = (guard: Guard): LookupFunction => (hostname, options, callback) => {
  dnsLookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, '', 0);
    // One bad address among good ones is an attack or a mistake; both end here.
    if (addresses.length === 0 || addresses.some(({ address }) => isForbiddenAddress(address, guard))) return callback(new RefusedAddress(), '', 0);
    if (options.all === true) return callback(null, addresses);
    callback(null, addresses[0]!.address, addresses[0]!.family);
  });
};

const hostOf = (url: URL): string => url.hostname.replace(/^\[(.*)\]$/, '$1');

/** Asks DNS once, for whoever configures an endpoint; throws RefusedAddress, or what DNS says. */
export const checkAddress = (url: URL, guard: Guard): Promise<void> =>
  new Promise((resolve, reject) => {
    if (!/^https?:$/.test(url.protocol)) return reject(new RefusedAddress());
    if (isIP(hostOf(url)) !== 0) return isForbiddenAddress(hostOf(url), guard) ? reject(new RefusedAddress()) : resolve();
    guardedLookup(guard)(hostOf(url), { all: true }, (error) => (error === null ? resolve() : reject(error)));
  });

export const guardedFetch =
  (guard: Guard): typeof fetch =>
  async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const isAddress = isIP(hostOf(url)) !== 0;
    // Of a literal address nobody asks DNS, so the lookup would not be called.
    if (!/^https?:$/.test(url.protocol) || (isAddress && isForbiddenAddress(hostOf(url), guard))) throw new RefusedAddress();
    const body = init.body === undefined || init.body === null ? undefined : await new Response(init.body).bytes();
    const headers = Object.fromEntries(new Headers(init.headers));
    const options: RequestOptions = {
      method: init.method ?? 'GET',
      headers: { ...headers, ...(body !== undefined && { 'content-length': String(body.byteLength) }), connection: 'close' },
      lookup: guardedLookup(guard),
      // No pool: a connection that was checked is not lent to another name.
      agent: false,
      ...(init.signal && { signal: init.signal }),
    };
    return new Promise<Response>((resolve, reject) => {
      const asked = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options, (reply) => {
        const status = reply.statusCode ?? 0;
        if (status >= 300 && status < 400) {
          asked.destroy();
          return reject(new Error('the endpoint sends elsewhere, which is not followed'));
        }
        const chunks: Buffer[] = [];
        let size = 0;
        reply.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > (guard.mostBytes ?? MOST_BYTES)) asked.destroy(new EndlessReply('the reply has no end'));
          else chunks.push(chunk);
        });
        reply.on('error', reject);
        reply.on('aborted', () => reject(new Error('the reply stopped half way')));
        reply.on('end', () => resolve(new Response(isBare(status) ? null : Buffer.concat(chunks), { status: status < 200 ? 502 : status, headers: kept(reply.headers, guard) })));
      });
      asked.on('error', reject);
      asked.end(body);
    });
  };

const kept = (headers: IncomingHttpHeaders, { keepHeaders = [] }: Guard): [string, string][] =>
  ['content-type', 'retry-after', ...keepHeaders].map((name): [string, string] => [name, [headers[name] ?? ''].flat().join(', ')]).filter(([name, value]) => value !== '' || name === 'content-type');

/** Statuses whose replies have no body: a Response with one cannot be made. */
const isBare = (status: number): boolean => status === 204 || status === 205 || status === 304;
