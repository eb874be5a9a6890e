// Reads one file of a repository's default branch through its host's API.
// GitHub: docs.github.com/rest/repos/contents gives files up to 1 MB in base64, and of larger ones the blob's id. GitLab: docs.gitlab.com/api/repository_files.
import { z } from 'zod';
import { askIfThere, type HostAccess, TokenRefused } from './ask-host.ts';
import type { Repository } from './code-host.ts';
import { rootOf } from './root-of.ts';
import { replyBytesFor, textIn } from './text-in-reply.ts';

/** Addresses and names stand beside a short file, too. */
const AROUND_BYTES = 10_000;
const GithubFile = z.object({ content: z.string(), sha: z.string(), size: z.number() });

/** Undefined for what is not there, larger than `mostBytes`, no text, or not for this token. Throws MustRest as every question to a host does. */
export const readFileAtTip = async (access: HostAccess, repository: Repository, path: string, mostBytes: number, now: Date): Promise<string | undefined> => {
  const ask = (place: string): Promise<unknown> => askIfThere(access, `${rootOf(access, repository)}${place}`, replyBytesFor(mostBytes) + AROUND_BYTES, now);
  try {
    if (access.kind === 'gitlab') return textIn(await ask(`/repository/files/${encodeURIComponent(path)}?ref=HEAD`), mostBytes);
    const reply = await ask(`/contents/${path.split('/').map(encodeURIComponent).join('/')}`);
    const { data } = GithubFile.safeParse(reply);
    if (data === undefined || data.size > mostBytes) return undefined;
    return data.content === '' && data.size > 0 ? textIn(await ask(`/git/blobs/${encodeURIComponent(data.sha)}`), mostBytes) : textIn(reply, mostBytes);
  } catch (error) {
    if (error instanceof TokenRefused) return undefined;
    throw error;
  }
};
