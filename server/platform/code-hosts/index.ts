// Code hosts: verifies what GitHub and GitLab send, reads it in one form, and asks their APIs behind a guarded address.
// Words: delivery, pull request, remark. It keeps nothing, and knows nothing of who reads.
export { type HostAccess, MustRest, NotThere } from './ask-host.ts';
export type { Account, HostCommit, HostEvent, HostKind, PullRequest, Remark, Repository } from './code-host.ts';
export { readGithubEvent } from './read-github.ts';
export { readGitlabEvent } from './read-gitlab.ts';
export { comment, findRepository, listPullRequests, readCommits, readRemarks } from './read-host.ts';
export { readFileAtTip } from './read-file.ts';
export { noNotes, type Notes, type NotesState, openNotes } from './read-notes.ts';
export { readWholeBody } from './read-whole-body.ts';
export { couldBeGenuine, type Headers, verifyWebhook, type Verified } from './verify-webhook.ts';
