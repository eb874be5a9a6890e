// Tells whether a delivery comes from whoever knows the secret: over the raw bytes, in constant time, old ones refused.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { HostKind } from './code-host.ts';

/** One header by its lower-case name. */
export type Headers = (name: string) => string | undefined;

/** `delivery` is the sender's name for it, the same in every repetition; never trusted before `isGenuine`. */
export type Verified = { isGenuine: true; event: string; delivery: string } | { isGenuine: false; because: 'unsigned' | 'forged' | 'stale' };

/** Standard Webhooks: https://github.com/standard-webhooks/standard-webhooks, five minutes either way. */
const TOLERANCE_MS = 5 * 60_000;
const MOST_SIGNATURES = 10;

// Lengths differ for what was never a signature; both sides are hashed, so that not even the length is told.
const areEqual = (one: string | Buffer, other: string | Buffer): boolean => {
  const digest = (value: string | Buffer): Buffer => createHmac('sha256', 'compare').update(value).digest();
  return timingSafeEqual(digest(one), digest(other));
};

/** https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries */
const verifyGithub = (secret: string, header: Headers, body: Buffer): Verified => {
  const signature = header('x-hub-signature-256');
  if (signature === undefined) return { isGenuine: false, because: 'unsigned' };
  if (!areEqual(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`, signature)) return { isGenuine: false, because: 'forged' };
  return { isGenuine: true, event: header('x-github-event') ?? '', delivery: header('x-github-delivery') ?? '' };
};

/** The part behind `whsec_` is the key in base64; a token without it is taken as it is. */
const keyOf = (secret: string): Buffer => (secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : Buffer.from(secret));

const verifySigned = (secret: string, header: Headers, body: Buffer, now: Date): Verified => {
  const [id, timestamp, signatures] = [header('webhook-id') ?? '', header('webhook-timestamp') ?? '', header('webhook-signature') ?? ''];
  if (id === '' || !/^\d{1,12}$/.test(timestamp)) return { isGenuine: false, because: 'forged' };
  const expected = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.`).update(body).digest('base64');
  const isSigned = signatures.split(' ').slice(0, MOST_SIGNATURES).filter((signature) => areEqual(`v1,${expected}`, signature)).length > 0;
  if (!isSigned) return { isGenuine: false, because: 'forged' };
  if (Math.abs(Number(timestamp) * 1000 - now.getTime()) > TOLERANCE_MS) return { isGenuine: false, because: 'stale' };
  return { isGenuine: true, event: header('x-gitlab-event') ?? '', delivery: id };
};

/** GitLab signs where a signing token is set; else it sends the secret itself, which says nothing of the body. */
const verifyGitlab = (secret: string, header: Headers, body: Buffer, now: Date): Verified => {
  if (header('webhook-signature') !== undefined) return verifySigned(secret, header, body, now);
  const token = header('x-gitlab-token');
  if (token === undefined) return { isGenuine: false, because: 'unsigned' };
  if (!areEqual(secret, token)) return { isGenuine: false, because: 'forged' };
  return { isGenuine: true, event: header('x-gitlab-event') ?? '', delivery: header('idempotency-key') ?? header('x-gitlab-event-uuid') ?? '' };
};

/** False when no body could make this genuine: then there is no need to read one. Says nothing of what is signed well. */
export const couldBeGenuine = (kind: HostKind, secret: string, header: Headers, now: Date): boolean => {
  if (secret === '') return false;
  if (kind === 'github') return /^sha256=[\da-f]{64}$/.test(header('x-hub-signature-256') ?? '');
  const signatures = header('webhook-signature');
  if (signatures === undefined) return areEqual(secret, header('x-gitlab-token') ?? '');
  const timestamp = header('webhook-timestamp') ?? '';
  if ((header('webhook-id') ?? '') === '' || !/^\d{1,12}$/.test(timestamp) || Math.abs(Number(timestamp) * 1000 - now.getTime()) > TOLERANCE_MS) return false;
  return signatures.split(' ').slice(0, MOST_SIGNATURES).some((one) => /^v1,[A-Za-z\d+/]{43}=$/.test(one));
};

export const verifyWebhook = (kind: HostKind, secret: string, header: Headers, body: Buffer, now: Date): Verified => {
  if (secret === '') return { isGenuine: false, because: 'forged' };
  return kind === 'github' ? verifyGithub(secret, header, body) : verifyGitlab(secret, header, body, now);
};
