// Reads git notes under refs/notes/ai through a host's API: the notes' tree is walked only as far as the commits asked about.
// GitHub: matching references answer notes, too (docs.github.com/rest/git/refs), then trees and blobs. GitLab documents branches
// and tags as revisions, but resolves any full name (lib/api/repositories.rb asks Gitaly's FindCommit, which takes a revision).
import { z } from 'zod';
import { askAll, askIfThere, type HostAccess, TokenRefused } from './ask-host.ts';
import type { HostCommit, Repository } from './code-host.ts';
import { rootOf } from './root-of.ts';
import { replyBytesFor, textIn } from './text-in-reply.ts';

const REF = 'refs/notes/ai';
/** Of one pull request; a note of more than two megabytes is no list of line numbers. */
const MOST_COMMITS = 100;
const MOST_BYTES = 2 * 1024 * 1024;
/** Of one folder of notes. Git fans them out into more folders long before. */
const MOST_PAGES = 100;
const MOST_FOLDER_BYTES = 32 * 1024 * 1024;

/** `refused`: the token may read pull requests, but no code. */
export type NotesState = 'none' | 'found' | 'refused';
export type Notes = { state: NotesState; withNotes(commits: readonly HostCommit[]): Promise<HostCommit[]> };

type Entry = { name: string; id: string; isFolder: boolean; isTooLarge: boolean };
type Reader = { list(folder: string, path: string): Promise<Entry[]>; read(id: string): Promise<string | null> };

/** What the notes were when it was opened; folders are asked for once. Throws MustRest as every question to a host does. */
export const openNotes = async (access: HostAccess, repository: Repository, now: Date): Promise<Notes> => {
  try {
    const tip = access.kind === 'github' ? await tipAtGithub(access, repository, now) : await tipAtGitlab(access, repository, now);
    if (tip === undefined) return noNotes('none');
    const reader = access.kind === 'github' ? atGithub(access, repository, now) : atGitlab(access, repository, tip, now);
    const known = new Map<string, Promise<Entry[]>>();
    const list: Reader['list'] = (folder, path) => known.get(path) ?? known.set(path, reader.list(folder, path)).get(path)!;
    return { state: 'found', withNotes: (commits) => readAll({ ...reader, list }, tip, commits) };
  } catch (error) {
    if (error instanceof TokenRefused) return noNotes('refused');
    throw error;
  }
};

export const noNotes = (state: NotesState): Notes => ({ state, withNotes: async (commits) => [...commits] });

const readAll = async (reader: Reader, tip: string, commits: readonly HostCommit[]): Promise<HostCommit[]> => {
  const found: HostCommit[] = [];
  for (const [at, commit] of commits.entries()) found.push(at < commits.length - MOST_COMMITS ? commit : { ...commit, note: await noteOf(reader, tip, commit.id) });
  return found;
};

const COMMIT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** A note is a file named by its commit's id, with a folder for each two signs where there are many: ab/cd/ef0123…. */
const noteOf = async (reader: Reader, tip: string, commit: string): Promise<string | null> => {
  if (!COMMIT_ID.test(commit)) return null;
  let [folder, path, rest] = [tip, '', commit];
  for (;;) {
    const entries = await reader.list(folder, path);
    const note = entries.find(({ name, isFolder }) => !isFolder && name === rest);
    if (note !== undefined) return note.isTooLarge ? null : reader.read(note.id);
    const next = entries.find(({ name, isFolder }) => isFolder && name === rest.slice(0, 2));
    if (next === undefined || rest.length <= 2) return null;
    [folder, path, rest] = [next.id, path === '' ? next.name : `${path}/${next.name}`, rest.slice(2)];
  }
};

/** A note that is gone meanwhile, empty, too large or no text says nothing, and stops nothing. */
const textOf = (reply: unknown): string | null => textIn(reply, MOST_BYTES) || null;
const MOST_REPLY_BYTES = replyBytesFor(MOST_BYTES);

const Refs = z.array(z.object({ ref: z.string(), object: z.object({ sha: z.string() }) }));
const tipAtGithub = async (access: HostAccess, repository: Repository, now: Date): Promise<string | undefined> => {
  const refs = await askIfThere(access, `${rootOf(access, repository)}/git/matching-refs/${REF.slice('refs/'.length)}`, MOST_REPLY_BYTES, now);
  // A list answers for every repository, an empty one too: GitHub hides what a token may not read.
  if (refs === undefined) throw new TokenRefused();
  // By prefix: refs/notes/ai-other answers as well.
  return Refs.parse(refs).find(({ ref }) => ref === REF)?.object.sha;
};

const GithubTree = z.object({ tree: z.array(z.object({ path: z.string(), type: z.string(), sha: z.string(), size: z.number().optional() })) });
const atGithub = (access: HostAccess, repository: Repository, now: Date): Reader => {
  const root = `${rootOf(access, repository)}/git`;
  return {
    list: async (folder) => (GithubTree.safeParse(await askIfThere(access, `${root}/trees/${encodeURIComponent(folder)}`, MOST_FOLDER_BYTES, now)).data?.tree ?? []).map(({ path, type, sha, size = 0 }) => ({ name: path, id: sha, isFolder: type === 'tree', isTooLarge: size > MOST_BYTES })),
    read: async (id) => textOf(await askIfThere(access, `${root}/blobs/${encodeURIComponent(id)}`, MOST_REPLY_BYTES, now)),
  };
};

const tipAtGitlab = async (access: HostAccess, repository: Repository, now: Date): Promise<string | undefined> =>
  z.object({ id: z.string() }).optional().parse(await askIfThere(access, `${rootOf(access, repository)}/repository/commits/${encodeURIComponent(REF)}`, MOST_REPLY_BYTES, now))?.id;

const GitlabTree = z.array(z.object({ id: z.string(), name: z.string(), type: z.string() }));
const atGitlab = (access: HostAccess, repository: Repository, tip: string, now: Date): Reader => {
  const root = `${rootOf(access, repository)}/repository`;
  return {
    list: async (_folder, path) =>
      GitlabTree.parse(await askAll(access, `${root}/tree?ref=${encodeURIComponent(tip)}${path === '' ? '' : `&path=${encodeURIComponent(path)}`}`, MOST_PAGES, now)).map(({ id, name, type }) => ({ name, id, isFolder: type === 'tree', isTooLarge: false })),
    read: async (id) => textOf(await askIfThere(access, `${root}/blobs/${encodeURIComponent(id)}`, MOST_REPLY_BYTES, now)),
  };
};
