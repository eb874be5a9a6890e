// Where a request comes from, believing X-Forwarded-For only from proxies the operator named.
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

// Some proxies write the client's port too; counted with it, every connection would be somebody else.
const PORT = /^(?:\[([\da-f:.]+)\](?::\d+)?|(\d+(?:\.\d+){3}):\d+)$/i;
const plain = (address: string): string => address.replace(PORT, '$1$2').replace(/^::ffff:(?=\d+\.)/i, '');

const isIn = (list: BlockList, address: string): boolean => {
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6');
};

/** The nearest address that is not a trusted proxy: the last one nobody we trust vouches for. */
export const clientAddress = (peer: string, forwardedFor: string | undefined, trusted: BlockList): string => {
  const hops = [...(forwardedFor ?? '').split(',').map((hop) => hop.trim()).filter(Boolean), peer].map(plain);
  for (let index = hops.length - 1; index > 0; index -= 1) {
    if (!isIn(trusted, hops[index]!)) return hops[index]!;
  }
  return hops[0]!;
};

/** An IPv6 customer has a whole /64, so that is what is counted. */
export const addressGroup = (address: string): string => {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const first = head.split(':').filter(Boolean);
  const last = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0');
  return [...first, ...zeros, ...last].slice(0, 4).join(':').toLowerCase();
};

// Where a proxy of one's own stands: this machine and private networks (RFC 1918, RFC 4193).
const NEAR = new BlockList();
for (const [network, bits, family] of [['127.0.0.0', 8, 'ipv4'], ['10.0.0.0', 8, 'ipv4'], ['172.16.0.0', 12, 'ipv4'], ['192.168.0.0', 16, 'ipv4'], ['::1', 128, 'ipv6'], ['fc00::', 7, 'ipv6']] as const) NEAR.addSubnet(network, bits, family);

/** A proxy that no setting names: all behind it count as one address, so the wrong passwords of one hold up everybody. */
export const isUnnamedProxy = ({ headers, socket }: IncomingMessage, trusted: BlockList): boolean =>
  trusted.rules.length === 0 && headers['x-forwarded-for'] !== undefined && headers['beforetab-hop'] === undefined && isIn(NEAR, plain(socket.remoteAddress ?? ''));

const LOOPBACK = /^(127\.|::1$)/;
const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;
// What proxies, tunnels and content networks add about whom they ask for.
const PROXY_HEADER = /^(via|forwarded|x-(forwarded|real|client|original|cluster|envoy|azure|amzn|arr)-.+|cf-.+|fly-.+|true-client-ip|cdn-loop|beforetab-hop)$/;

export type LocalSettings = { publicUrl: string; trustedProxies: BlockList };

/**
 * True for a browser on this machine with no proxy between: then set-up asks for no code. Host is checked too, so that a
 * web page elsewhere cannot reach in by rebinding its name to this machine. A proxy on this machine makes everyone look
 * local, so one sign of a proxy is enough for no: a public address, a trusted proxy, a header, or HTTP/1.0, which
 * browsers do not speak and nginx speaks to what stands behind it unless told otherwise.
 */
export const isLocalRequest = (request: IncomingMessage, { publicUrl, trustedProxies }: LocalSettings): boolean =>
  LOOPBACK.test(plain(request.socket.remoteAddress ?? '')) &&
  LOCAL_HOST.test(request.headers.host ?? '') &&
  LOCAL_HOST.test(new URL(publicUrl).host) &&
  trustedProxies.rules.length === 0 &&
  request.httpVersion !== '1.0' &&
  !Object.keys(request.headers).some((name) => PROXY_HEADER.test(name));
