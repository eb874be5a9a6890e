// "Here, by your policy": what this organisation's own policy says about a situation.
import type { HoldsHere } from '../../server/learning/schemas.ts';
import { t } from '../ui/messages.ts';

export const hereWords = ({ dataClass, tool, isAllowed, instead }: HoldsHere): string =>
  isAllowed ? t(`learning.here.in.${tool}`, { data: dataClass }) : `${t(`learning.here.out.${tool}`, { data: dataClass })} ${t(`learning.here.use.${instead ?? 'none'}`)}`;
