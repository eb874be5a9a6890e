// The six kinds of error a person can meet; everything else is a bug and shows only an id.

export type FieldMistake = { path: string; says: string };

export type ErrorKind = 'NotFound' | 'NotAllowed' | 'Invalid' | 'Conflict' | 'LimitReached' | 'Unavailable';

/** Says what happened and what to do next; thrown inside, mapped to HTTP once in `http/serve.ts`. */
export class PlannedError extends Error {
  readonly kind: ErrorKind;
  readonly fields: readonly FieldMistake[];
  readonly retryAfterSeconds: number | undefined;
  /** Where HTTP has a more exact word than the kind's own, e.g. 413. */
  readonly status: number | undefined;

  constructor(kind: ErrorKind, says: string, more: { fields?: readonly FieldMistake[]; retryAfterSeconds?: number; status?: number } = {}) {
    super(says);
    this.name = kind;
    this.kind = kind;
    this.fields = more.fields ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds;
    this.status = more.status;
  }
}

export const notFound = (says: string): PlannedError => new PlannedError('NotFound', says);
export const notAllowed = (says = 'Your role does not allow this. Ask an owner of your organisation.'): PlannedError =>
  new PlannedError('NotAllowed', says);
export const invalid = (says: string, fields: readonly FieldMistake[] = []): PlannedError =>
  new PlannedError('Invalid', says, { fields });
export const conflict = (says: string, fields: readonly FieldMistake[] = []): PlannedError => new PlannedError('Conflict', says, { fields });
export const limitReached = (says: string, retryAfterSeconds?: number): PlannedError =>
  new PlannedError('LimitReached', says, retryAfterSeconds === undefined ? {} : { retryAfterSeconds });
export const unavailable = (says: string): PlannedError => new PlannedError('Unavailable', says);
export const tooLarge = (maxBytes: number): PlannedError =>
  new PlannedError('LimitReached', `That is larger than the ${Math.floor(maxBytes / 1024)} KiB allowed here. Nothing was changed.`, { status: 413 });
export const tooSlow = (): PlannedError =>
  new PlannedError('Invalid', 'This request came so slowly that we stopped waiting for the rest. Nothing was changed. Send it again.', { status: 408 });
