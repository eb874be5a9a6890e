// A SARIF file as a body of HTTP, gzip or plain: what broke off is said in the receipt, and whole runs before that are kept.
import type { Ctx } from '../../platform/context.ts';
import type { SentBody } from '../../platform/http/contract.ts';
import { BodyBrokeOff, type BrokeOff, openBody } from '../receive/open-body.ts';
import type { Receipt, Source } from '../schemas.ts';
import { receiveSarif } from './receive-sarif.ts';

/** `lines` are results here. */
export const takeSarifBody = async (ctx: Ctx, source: Source, body: SentBody): Promise<Receipt> => {
  let because: BrokeOff = 'cut-short';
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    try {
      yield* openBody(body);
    } catch (error) {
      if (!(error instanceof BodyBrokeOff)) throw error;
      because = error.because;
    }
  };
  const { isWhole, ...receipt } = await receiveSarif(ctx, source, pieces());
  return { ...receipt, tooOld: 0, ahead: 0, brokeOff: isWhole ? null : { after: receipt.lines, because } };
};
