// Answers a code host's questions about objects of git from a real repository on disk, in the shapes that GitHub and GitLab reply with.
import { execFileSync } from 'node:child_process';
import type { Answer } from './fake-host.ts';
import type { HostKind } from './code-host.ts';

type Line = { mode: string; type: string; sha: string; size: number; name: string };

/** `root` is the repository's place in the API, as `/repositories/9` or `/projects/9`; `directory` a repository of git. */
export const fakeGit = (kind: HostKind, root: string, directory: string): Answer => {
  const git = (...args: string[]): string | undefined => {
    try {
      return execFileSync('git', ['-C', directory, ...args], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'ignore'] });
    } catch {
      return undefined;
    }
  };
  const list = (object: string): Line[] | undefined =>
    git('ls-tree', '-l', object)
      ?.split('\n')
      .flatMap((line) => {
        const [, mode, type, sha, size, name] = /^(\d+) (\w+) (\w+) +(\S+)\t(.+)$/.exec(line) ?? [];
        return name === undefined ? [] : [{ mode: mode!, type: type!, sha: sha!, size: Number(size), name }];
      });
  const blob = (sha: string): Buffer | undefined => {
    const text = git('cat-file', 'blob', sha);
    return text === undefined ? undefined : Buffer.from(text);
  };
  const ask = kind === 'github' ? asGithub : asGitlab;
  return (url) => (url.pathname.startsWith(`${root}/`) ? ask(url, url.pathname.slice(root.length), { git, list, blob }) : undefined);
};

type Repository = { git(...args: string[]): string | undefined; list(object: string): Line[] | undefined; blob(sha: string): Buffer | undefined };

/** https://docs.github.com/en/rest/git: what is asked by prefix answers with a list, also an empty one; base64 comes in lines. */
const asGithub = ({ href }: URL, path: string, { git, list, blob }: Repository): ReturnType<Answer> => {
  const [, what, name = ''] = /^\/git\/(matching-refs|trees|blobs)\/(.+)$/.exec(path) ?? [];
  if (what === 'matching-refs') {
    const refs = git('for-each-ref', '--format=%(refname) %(objectname)', 'refs/')!.split('\n').filter((line) => line.startsWith(`refs/${name}`));
    return { status: 200, body: refs.map((line) => ({ ref: line.split(' ')[0], node_id: 'x', url: href, object: { type: 'commit', sha: line.split(' ')[1], url: href } })) };
  }
  const [entries, bytes] = [what === 'trees' ? list(name) : undefined, what === 'blobs' ? blob(name) : undefined];
  if (entries !== undefined) return { status: 200, body: { sha: name, url: href, tree: entries.map(({ mode, type, sha, size, name: entry }) => ({ path: entry, mode, type, sha, ...(type === 'blob' && { size }), url: href })), truncated: false } };
  if (bytes !== undefined) return { status: 200, body: { sha: name, node_id: 'x', size: bytes.length, url: href, content: bytes.toString('base64').replaceAll(/.{60}/g, '$&\n'), encoding: 'base64' } };
  return what === undefined ? undefined : { status: 404, body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' } };
};

/** https://docs.gitlab.com/api/repositories: a revision is whatever git takes for one. */
const asGitlab = (url: URL, path: string, { git, list, blob }: Repository): ReturnType<Answer> => {
  const [, what, name = ''] = /^\/repository\/(commits|tree|blobs)(?:\/(.+))?$/.exec(path) ?? [];
  const missing = (says: string) => ({ status: 404, body: { message: `404 ${says} Not Found` } });
  const commitOf = (revision: string): string | undefined => git('rev-parse', '--verify', '--quiet', `${revision}^{commit}`)?.trim();
  if (what === 'commits') {
    const id = commitOf(decodeURIComponent(name));
    return id === undefined ? missing('Commit') : { status: 200, body: { id, short_id: id.slice(0, 8), message: 'Notes added', parent_ids: [] } };
  }
  if (what === 'tree') {
    const commit = commitOf(url.searchParams.get('ref') ?? 'HEAD');
    const folder = url.searchParams.get('path') ?? '';
    const entries = commit === undefined ? undefined : list(`${commit}:${folder}`);
    return entries === undefined ? missing('Tree') : { status: 200, body: entries.map(({ mode, type, sha, name: entry }) => ({ id: sha, name: entry, type, path: folder === '' ? entry : `${folder}/${entry}`, mode })) };
  }
  const bytes = what === 'blobs' ? blob(name) : undefined;
  if (bytes !== undefined) return { status: 200, body: { size: bytes.length, encoding: 'base64', content: bytes.toString('base64'), sha: name } };
  return what === undefined ? undefined : missing('Blob');
};
