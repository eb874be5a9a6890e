// Tells who wrote a pull request, from everything that says so; what a person merely mentions in prose is no evidence.
import { agentOfAccount, agentOfBranch, agentOfEmail } from './agents.ts';
import type { Commit, Evidence, Grade, Provenance, PullRequestText } from './evidence.ts';
import { readAgentTrace } from './read-agent-trace.ts';
import { readGitAiNote } from './read-git-ai-note.ts';
import { readLabel } from './read-labels.ts';
import { readTemplateBox } from './read-template-box.ts';
import { agentOfTrailer, readTrailers } from './read-trailers.ts';

const ORDER: readonly Grade[] = ['none-known', 'hint', 'likely', 'certain'];
/** What is kept beside a pull request has an end, however many commits it has. */
const MOST_EVIDENCE = 50;
const strongest = (evidence: readonly Evidence[]): Evidence[] => evidence.toSorted((a, b) => ORDER.indexOf(b.grade) - ORDER.indexOf(a.grade)).slice(0, MOST_EVIDENCE);

/** Everything at once; the parts below are for what comes at different times. */
export const tellProvenance = (pr: PullRequestText, options: { boxText?: string } = {}): Provenance => {
  const { evidence: inCommits, covers } = evidenceInCommits(pr.commits, pr.traces);
  const evidence = strongest([...inCommits, ...evidenceAround(pr, options.boxText)]);
  return { ...weigh(evidence), evidence, covers };
};

/** A hint alone makes nothing AI-written, and nothing known. */
export const weigh = (evidence: readonly Evidence[]): Pick<Provenance, 'grade' | 'isKnown' | 'isAiWritten'> => {
  const forAi = evidence.filter(({ says }) => says === 'ai');
  const grade = forAi.reduce<Grade>((best, each) => (ORDER.indexOf(each.grade) > ORDER.indexOf(best) ? each.grade : best), 'none-known');
  const isAiWritten = grade === 'certain' || grade === 'likely';
  return { grade, isAiWritten, isKnown: isAiWritten || evidence.some(({ says }) => says === 'human') };
};

export const evidenceInCommits = (commits: readonly Commit[], traces: readonly unknown[]): Pick<Provenance, 'evidence' | 'covers'> => {
  const ofCommits = commits.map((commit) => evidenceOfCommit(commit));
  const traced = traces.flatMap((each) => evidenceOfTrace(each));
  const evidence = [...ofCommits.flat(), ...traced];
  return { evidence: strongest(evidence), covers: { commits: coveredCommits(commits, ofCommits, traced), lines: { ai: sumLines(evidence, 'ai'), human: sumLines(evidence, 'human') } } };
};

const evidenceOfCommit = (commit: Commit): Evidence[] => {
  const where = commit.id;
  const noted = (commit.note === null ? undefined : readGitAiNote(commit.note)) ?? [];
  const found: Evidence[] = noted.map(({ says, tool, lines }) => ({ signal: 'git-ai-note', says, grade: 'certain', where, tool, lines }));
  const account = agentOfAccount(commit.authorAccountId) ?? agentOfEmail(commit.authorEmail) ?? agentOfEmail(commit.committerEmail);
  if (account !== undefined) found.push({ signal: 'agent-account', says: 'ai', grade: 'certain', where, tool: account, lines: null });
  const signed = readTrailers(commit.message).map(agentOfTrailer).find((tool) => tool !== undefined);
  if (signed !== undefined) found.push({ signal: 'commit-trailer', says: 'ai', grade: 'likely', where, tool: signed, lines: null });
  return found;
};

const evidenceOfTrace = (value: unknown): Evidence[] => {
  const trace = readAgentTrace(value);
  if (trace === undefined) return [];
  return trace.lines.map(({ says, tool, lines }) => ({ signal: 'agent-trace', says, grade: 'certain', where: trace.revision ?? trace.id, tool, lines }));
};

/** What speaks for the whole pull request. */
export const evidenceAround = (pr: Pick<PullRequestText, 'authorAccountId' | 'branch' | 'body' | 'labels'> & { lastCommit?: Commit | null | undefined }, boxText: string | undefined): Evidence[] => {
  // GitLab tells the newest commit with every event, so that its trailers need no token.
  const found: Evidence[] = pr.lastCommit ? evidenceOfCommit(pr.lastCommit) : [];
  const author = agentOfAccount(pr.authorAccountId);
  if (author !== undefined) found.push({ signal: 'agent-account', says: 'ai', grade: 'certain', where: 'author', tool: author, lines: null });
  const labels = pr.labels.map(readLabel);
  for (const says of ['ai', 'human'] as const) if (labels.includes(says)) found.push({ signal: 'label', says, grade: 'likely', where: 'labels', tool: null, lines: null });
  const box = readTemplateBox(pr.body, boxText);
  if (box !== undefined) found.push({ signal: 'template-box', says: box, grade: 'likely', where: 'description', tool: null, lines: null });
  const branch = agentOfBranch(pr.branch);
  if (branch !== undefined) found.push({ signal: 'branch-prefix', says: 'ai', grade: 'hint', where: 'branch', tool: branch, lines: null });
  return found;
};

const sumLines = (evidence: readonly Evidence[], whose: 'ai' | 'human'): number => evidence.reduce((sum, { says, lines }) => sum + (says === whose ? (lines ?? 0) : 0), 0);

const coveredCommits = (commits: readonly Commit[], ofCommits: readonly Evidence[][], traced: readonly Evidence[]): Provenance['covers']['commits'] => {
  const about = commits.map(({ id }, at) => [...ofCommits[at]!, ...traced.filter(({ where }) => where === id)]);
  return { ai: about.filter((each) => each.some(({ says }) => says === 'ai')).length, known: about.filter((each) => each.length > 0).length, of: commits.length };
};
