// "Here, by your policy": whether this class of data may go into this kind of tool in this organisation.
import type { HoldsHere, ToolKind } from './schemas.ts';

export type PolicyText = {
  version: string;
  dataClasses: readonly { id: string; title: string }[];
  allowed: Readonly<Record<string, readonly string[]>>;
};
type Asked = { hosting: 'hosted' | 'local'; dataClass: string; tool: 'approved' | 'unapproved' };

/** Looked at in this order for where it may go instead. */
const TOOLS: readonly ToolKind[] = ['hosted-approved', 'local-approved', 'hosted-unapproved', 'local-unapproved'];

export const holdsHere = ({ hosting, dataClass, tool }: Asked, policy: PolicyText): HoldsHere => {
  const kind: ToolKind = `${hosting}-${tool}`;
  const mayGoInto = (into: ToolKind): boolean => policy.allowed[into]?.includes(dataClass) ?? false;
  const title = policy.dataClasses.find(({ id }) => id === dataClass)?.title ?? dataClass;
  return { dataClass: title, tool: kind, isAllowed: mayGoInto(kind), instead: TOOLS.find(mayGoInto) ?? null, version: policy.version };
};
