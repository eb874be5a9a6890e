// What is told after passing or giving up: the fixes with why they hold, the near-misses with why they do not, the design.
import type { Solution } from './contract.ts';
import type { LabBody } from './schemas.ts';

export const solutionOf = ({ fixes, nearMisses, design }: LabBody): Solution => ({
  fixes: fixes.map(({ name, title, why, files }) => ({ name, title, why, files })),
  nearMisses: nearMisses.map(({ name, why }) => ({ name, why })),
  design,
});
