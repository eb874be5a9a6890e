// What a remark is weighed by: its words, what the rules name in it, and the signs it holds.
import { piecesOf } from '../../../platform/wording/index.ts';
import { signsIn } from './signs.ts';

export type ReadRemark = {
  /** Rules whose phrase it has. */
  named: readonly string[];
  sentences: readonly string[];
};

/** No word begins so. */
const SIGN = '@';
/** The sign that a piece stands for, if it does for one. */
export const signOf = (piece: string): string | undefined => (piece.startsWith(SIGN) ? piece.slice(SIGN.length) : undefined);
const pieceOfRule = (id: string): string => `#${id}`;
/** What a rule says for itself stands beside what any rule says: one that few remarks have is believed like the others. */
const NAMES_SOMETHING = pieceOfRule('any');
const NAMES_SEVERAL = pieceOfRule('several');

export const textOfRemark = ({ sentences }: ReadRemark): string => sentences.join('\n');

export const piecesOfRemark = (remark: ReadRemark): ReadonlySet<string> => {
  const { named, sentences } = remark;
  const pieces = piecesOf(textOfRemark(remark));
  for (const id of named) pieces.add(pieceOfRule(id));
  if (named.length > 0) pieces.add(NAMES_SOMETHING);
  if (named.length > 1) pieces.add(NAMES_SEVERAL);
  for (const id of signsIn(sentences)) pieces.add(SIGN + id);
  return pieces;
};
