// Files in which people are named on purpose: their addresses there are published, and no finding.
import { basename } from 'node:path';
import type { Finding } from '../finding.ts';

const PUBLISHED = /^(authors|contributors|maintainers|credits|thanks|notice|licen[cs]e|copying|copyright|codeowners|changelog|changes|history|security|package\.json|cargo\.toml|pyproject\.toml|composer\.json|mailmap|\.mailmap)/i;

export const withoutPublished = (path: string, findings: Finding[]): Finding[] => (PUBLISHED.test(basename(path)) ? findings.filter(({ rule }) => rule !== 'email') : findings);
