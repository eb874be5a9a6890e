// Who wrote a pull request: each signal alone, real git notes and trailers, and what only looks like a signal.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Commit, PullRequestText } from './evidence.ts';
import { readAgentTrace } from './read-agent-trace.ts';
import { readGitAiNote } from './read-git-ai-note.ts';
import { readLabel } from './read-labels.ts';
import { readTemplateBox } from './read-template-box.ts';
import { agentOfTrailer, readTrailers } from './read-trailers.ts';
import { tellProvenance } from './tell-provenance.ts';

const aCommit = (more: Partial<Commit> = {}): Commit => ({ id: 'a1b2c3', message: 'Fix the login page', authorEmail: 'sam@example.org', committerEmail: null, authorAccountId: 42, note: null, ...more });
const aPullRequest = (more: Partial<PullRequestText> = {}): PullRequestText => ({ authorAccountId: 42, branch: 'fix-login', body: null, labels: [], commits: [aCommit()], traces: [], ...more });
const gradeOf = (more: Partial<PullRequestText>): string => tellProvenance(aPullRequest(more)).grade;
const withMessage = (message: string): Partial<PullRequestText> => ({ commits: [aCommit({ message })] });

const NOTE = `src/main.rs
  c9883b05a2487d6d 1-10,15
  s_c9883b05a2487d::t_9f8e7d6c5b4a32 20-24
"src/with space.rs"
  h_a1b2c3d4e5f678 1-3
  s_unexplained::t_1 1-500
---
${JSON.stringify({
  schema_version: 'authorship/3.0.0',
  git_ai_version: '1.4.0',
  base_commit_sha: 'ffff',
  prompts: { c9883b05a2487d6d: { agent_id: { tool: 'cursor', id: 's', model: 'gpt-4' }, human_author: 'alice@example.com', total_additions: 15, total_deletions: 3, accepted_lines: 11, overriden_lines: 0 } },
  sessions: { s_c9883b05a2487d: { agent_id: { tool: 'claude', id: 's', model: 'claude-opus' }, human_author: 'alice@example.com' } },
  humans: { h_a1b2c3d4e5f678: { author: 'alice@example.com' } },
})}`;

const TRACE = {
  version: '0.1.0',
  id: '550e8400-e29b-41d4-a716-446655440000',
  timestamp: '2026-01-23T14:30:00Z',
  vcs: { type: 'git', revision: 'a1b2c3' },
  tool: { name: 'cursor', version: '2.4.0' },
  files: [
    {
      path: 'src/a.ts',
      conversations: [
        { contributor: { type: 'ai', model_id: 'anthropic/claude-opus-4-5-20251101' }, ranges: [{ start_line: 1, end_line: 40 }, { start_line: 50, end_line: 52, contributor: { type: 'human' } }] },
        { contributor: { type: 'unknown' }, ranges: [{ start_line: 60, end_line: 99 }] },
      ],
    },
  ],
};

describe('a git-ai note', () => {
  const repo = mkdtempSync(join(tmpdir(), 'beforetab-notes-'));
  const git = (...args: string[]): string => execFileSync('git', ['-C', repo, '-c', 'user.name=Sam', '-c', 'user.email=sam@example.org', ...args], { encoding: 'utf8' });
  before(() => {
    git('init', '-q');
    writeFileSync(join(repo, 'a'), 'x');
    git('add', '.');
    git('commit', '-qm', 'One');
  });
  after(() => rmSync(repo, { recursive: true }));

  it('is read as real git gives it back: prompts, sessions with traces, humans', () => {
    writeFileSync(join(repo, 'note'), NOTE);
    git('notes', '--ref=ai', 'add', '-F', join(repo, 'note'), 'HEAD');
    const lines = readGitAiNote(git('notes', '--ref=ai', 'show', 'HEAD'));
    assert.deepEqual(lines, [
      { says: 'ai', tool: 'cursor', lines: 11 },
      { says: 'ai', tool: 'claude-code', lines: 5 },
      { says: 'human', tool: null, lines: 3 },
    ]);
  });

  it('settles the grade and counts its lines', () => {
    const told = tellProvenance(aPullRequest({ commits: [aCommit({ note: NOTE }), aCommit({ id: 'd4' })] }));
    assert.equal(told.grade, 'certain');
    assert.deepEqual(told.covers, { commits: { ai: 1, known: 1, of: 2 }, lines: { ai: 16, human: 3 } });
  });

  it('that names people only makes provenance known, and the code nobody’s but theirs', () => {
    const note = 'a.ts\n  h_1 1-9\n---\n{"schema_version":"authorship/3.0.0","humans":{"h_1":{}}}';
    const told = tellProvenance(aPullRequest({ commits: [aCommit({ note })] }));
    assert.deepEqual([told.grade, told.isKnown, told.isAiWritten], ['none-known', true, false]);
  });

  it('without its metadata, of another schema, cut off or hostile says nothing', () => {
    for (const text of ['', '---', 'a\n  x 1-2', NOTE.slice(0, -20), NOTE.replace('3.0.0', '9.0.0'), 'just a remark', 'a\n  __proto__ 1-9\n---\n{"schema_version":"authorship/3.0.0","prompts":{}}'])
      assert.ok([undefined, 0].includes(readGitAiNote(text)?.length), text.slice(0, 40));
  });
});

describe('an Agent Trace record', () => {
  it('attributes ranges, also where one differs from its conversation', () => {
    assert.deepEqual(readAgentTrace(TRACE)?.lines, [
      { says: 'ai', tool: 'cursor', lines: 40 },
      { says: 'human', tool: null, lines: 3 },
    ]);
    const told = tellProvenance(aPullRequest({ traces: [TRACE] }));
    assert.deepEqual([told.grade, told.covers.commits.ai], ['certain', 1]);
  });

  it('that breaks the schema is no evidence', () => {
    for (const wrong of [null, [], {}, { ...TRACE, id: 'x' }, { ...TRACE, extra: 1 }, { ...TRACE, files: [{ path: 'a', conversations: [{ ranges: [{ start_line: 0, end_line: 4 }] }] }] }, { ...TRACE, files: [{ path: 'a', conversations: [{ contributor: { type: 'ai' }, ranges: [{ start_line: 9, end_line: 4 }] }] }] }])
      assert.equal(readAgentTrace(wrong), undefined);
  });
});

const CLAUDE = 'Co-Authored-By: Claude <noreply@anthropic.com>';

describe('trailers', () => {
  it('are those that git itself reads', () => {
    const messages = [
      `Fix\n\n${CLAUDE}`,
      `Fix\n\n${CLAUDE}\n\n`,
      `Fix\r\n\r\nText\r\n\r\n${CLAUDE}\r\n`,
      `Fix\n\nWe remove the line\n${CLAUDE}\nfrom the template.`,
      `Fix\n\nSigned-off-by: Sam <sam@example.org>\n${CLAUDE}\nand one more line`,
      CLAUDE,
      `Fix\n\n${CLAUDE}\n\nThe line above was quoted.`,
      `Fix\n\n> ${CLAUDE}`,
      `Fix\n\n    ${CLAUDE}`,
      `Fix\n\n\`\`\`\n${CLAUDE}\n\`\`\``,
      `Fix\n\nAssisted-by: Claude Code\n  (model: opus)\nReviewed-by: Ada <ada@example.org>`,
      `Fix\n\nKey : spaced value`,
      'Fix\n\n(cherry picked from commit 1234)\nCo-authored-by: Codex <noreply@openai.com>',
      'Fix\n\nno trailer here',
      'Fix',
    ];
    for (const message of messages) {
      const real = execFileSync('git', ['interpret-trailers', '--parse', '--no-divider'], { input: message.replaceAll('\r\n', '\n'), encoding: 'utf8' });
      const ours = readTrailers(message).map(({ key, value }) => `${key}: ${value}`);
      assert.deepEqual(ours, real.split('\n').filter((line) => line !== '' && !line.startsWith('(cherry')), JSON.stringify(message));
    }
  });

  it('of tools count, by address, by account number, and by name only where a trailer exists to name a tool', () => {
    for (const line of [CLAUDE, 'co-authored-by: Cursor <CursorAgent@cursor.com>', 'Co-authored-by: Copilot <223556219+Copilot@users.noreply.github.com>', 'Co-authored-by: renamed[bot] <209825114+renamed[bot]@users.noreply.github.com>', 'Co-authored-by: aider (gpt-6) <noreply@aider.chat>', 'Assisted-by: Claude:claude-opus-4-8 coccinelle', 'Assisted-By: GitHub Copilot', 'Assisted-by: Claude Code (Anthropic)', 'Generated-by: Codex CLI'])
      assert.equal(gradeOf(withMessage(`Fix\n\n${line}`)), 'likely', line);
  });

  it('that are longer than any name and address name no tool', () => {
    for (const [key, value] of [['Co-authored-by', `Claude${' '.repeat(40_000)}<noreply@anthropic.com>`], ['Assisted-by', `Claude${' 4'.repeat(20_000)}`]] as const) {
      assert.equal(agentOfTrailer({ key, value: value.replaceAll(/ {2,}/g, ' ').replaceAll(/( 4)+/g, ' 4') }) !== undefined, true, key);
      assert.equal(gradeOf(withMessage(`Fix\n\n${key}: ${value}`)), 'none-known');
    }
  });

  it('of people do not, whatever they are called', () => {
    for (const line of ['Co-authored-by: Claude Monet <claude@example.org>', 'Co-authored-by: Claude <claude.dupont@example.org>', 'Assisted-by: Claude Dupont', 'Assisted-by: Claude <claude.dupont@example.org>', 'Co-authored-by: devin <5551234+devin@users.noreply.github.com>', 'Reviewed-by: Claude Code', 'Reported-by: Copilot <copilot@github.com>', 'Co-authored-by: Claude', 'Assisted-by: Ada Lovelace'])
      assert.equal(gradeOf(withMessage(`Fix\n\n${line}`)), 'none-known', line);
    assert.equal(agentOfTrailer({ key: 'Assisted-by', value: '' }), undefined);
  });

  it('of the assistants of this autumn count, each as it writes itself', () => {
    for (const line of ['Co-authored-by: google-labs-jules[bot] <161369871+google-labs-jules[bot]@users.noreply.github.com>', 'Co-authored-by: Amp <amp@ampcode.com>', 'Co-Authored-By: Oz <oz-agent@warp.dev>', 'Co-authored-by: Qwen-Coder <qwen-coder@alibabacloud.com>', 'Co-authored-by: Junie <junie@jetbrains.com>', 'Co-authored-by: Kiro Agent <244629292+kiro-agent@users.noreply.github.com>', 'Assisted-by: GLM-4.6 via Crush <crush@charm.land>', 'Co-developed-by: Claude claude-opus-4-5'])
      assert.equal(gradeOf(withMessage(`Fix\n\n${line}`)), 'likely', line);
  });

  it('with a mailbox that is no person’s, at the domain of the tool’s maker, count under the name of the tool', () => {
    for (const line of ['Co-authored-by: Cascade AI <cascade@windsurf.ai>', 'Co-authored-by: Kimi K2.6 <noreply@kimi.com>', 'Co-authored-by: Claude <claude@anthropic.com>']) assert.equal(gradeOf(withMessage(`Fix\n\n${line}`)), 'likely', line);
    for (const line of ['Co-authored-by: Cascade AI <cascade@example.com>', 'Co-authored-by: Kimi Raikkonen <kimi@moonshot.ai>', 'Co-authored-by: Ann Lee <noreply@anthropic.example>', 'Co-authored-by: Ann Lee <ann.lee@anthropic.com>', 'Co-authored-by: Claude <claude.martin@anthropic.com>', 'Co-authored-by: Jules Verne <jules@google.com>']) assert.equal(gradeOf(withMessage(`Fix\n\n${line}`)), 'none-known', line);
  });

  it('quoted in a description or in the middle of a message are no evidence', () => {
    assert.equal(gradeOf({ body: `I took out this line:\n\n${CLAUDE}` }), 'none-known');
    assert.equal(gradeOf(withMessage(`Drop attribution\n\n${CLAUDE}\n\nThat line came from the template.`)), 'none-known');
  });
});

describe('accounts and branches', () => {
  it('of agents are known by number, not by name', () => {
    assert.equal(gradeOf({ authorAccountId: 198982749 }), 'certain');
    assert.equal(gradeOf({ commits: [aCommit({ authorEmail: '158243242+devin-ai-integration[bot]@users.noreply.github.com' })] }), 'certain');
    assert.equal(gradeOf({ commits: [aCommit({ authorEmail: '77+claude[bot]@users.noreply.github.com' })] }), 'none-known');
    assert.equal(gradeOf({ authorAccountId: null, commits: [aCommit({ authorEmail: null, authorAccountId: null })] }), 'none-known');
  });

  it('give a hint by prefix, which makes nothing AI-written', () => {
    for (const branch of ['claude/fix', 'codex/add-x', 'Copilot/fix-12']) assert.equal(gradeOf({ branch }), 'hint');
    for (const branch of ['claude-monet', 'claude', 'claude/', 'feature/claude/x', 'cursors/list', 'fix/copilot']) assert.equal(gradeOf({ branch }), 'none-known', branch);
    const told = tellProvenance(aPullRequest({ branch: 'devin/x' }));
    assert.deepEqual([told.isKnown, told.isAiWritten], [false, false]);
  });
});

describe('labels', () => {
  it('count when they state who wrote it', () => {
    for (const label of ['AI-written', 'ai generated', 'AI: assisted', 'origin::ai-generated', 'written-by-claude', 'generated with Copilot', 'vibe-coded']) assert.equal(readLabel(label), 'ai', label);
    for (const label of ['no-ai', 'human-written']) assert.equal(readLabel(label), 'human', label);
  });
  it('do not when they say what it is about', () => {
    for (const label of ['ai', 'AI team', 'copilot', 'claude', 'llm', 'area/ai', 'cursor-pagination', 'generated', 'ai-generated-images-feature', 'assisted-living', '🤖', '']) assert.equal(readLabel(label), undefined, label);
  });
});

describe('the box of a template', () => {
  it('counts when ticked', () => {
    for (const text of ['This pull request contains AI-written code', 'Contains AI-generated code', 'AI-assisted', 'Parts of this PR were written with the help of an AI assistant', 'I used GitHub Copilot to write this', 'AI tools were used', '**Code was generated by Claude Code**'])
      assert.equal(readTemplateBox(`- [x] Tests\n- [X] ${text}`), 'ai', text);
    for (const text of ['No AI tools were used', 'This change contains no AI-written code', 'Written without AI']) assert.equal(readTemplateBox(`* [x] ${text}`), 'human', text);
    assert.equal(readTemplateBox('- [x] Maschine hat mitgeschrieben', 'Maschine hat mitgeschrieben'), 'ai');
  });

  it('does not when unticked, quoted, commented out, in a fence, a duty, or said in prose', () => {
    for (const body of [
      '- [ ] This pull request contains AI-written code',
      '<!-- tick: - [x] This pull request contains AI-written code -->',
      '<!--\n- [x] Contains AI-written code\n-->',
      '```\n- [x] Contains AI-written code\n```',
      '> - [x] Contains AI-written code',
      '- [x] I have reviewed all AI-generated code',
      '- [x] I read the policy on AI-written code',
      '- [x] Renders ai-generated images',
      'This was written with Claude.',
      'Claude told me to do this',
      '- [x] I tested this with Claude Desktop',
      '- [x] Adds the AI tools page',
      '- [x] Contains AI-written code\n- [x] No AI tools were used',
      '',
    ])
      assert.equal(readTemplateBox(body), undefined, body);
    assert.equal(readTemplateBox(null), undefined);
  });
});

describe('evidence', () => {
  it('has an end, strongest first, and holds no text of anybody', () => {
    const commits = Array.from({ length: 3_000 }, (_, at) => aCommit({ id: `c${at}`, message: `secret words\n\n${CLAUDE}` }));
    const told = tellProvenance(aPullRequest({ commits, authorAccountId: 206951365, body: 'secret words' }));
    assert.equal(told.evidence.length, 50);
    assert.equal(told.evidence[0]!.signal, 'agent-account');
    assert.deepEqual(told.covers.commits, { ai: 3_000, known: 3_000, of: 3_000 });
    assert.ok(!JSON.stringify(told).includes('secret words'));
  });
});
