// What checks are worth, which text is nobody's alert, and that a fingerprint survives moved lines.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyseSource } from './analyse-source.ts';

const alerts = (path: string, text: string) => analyseSource(path, text).alerts.filter(({ level }) => level === 'high' || level === 'medium');
const rules = (path: string, text: string): string[] => alerts(path, text).map(({ rule }) => rule);

const ANSWER = `from openai import OpenAI
def ask(q):
    return OpenAI().responses.create(model="m", input=q).output_text
`;
const python = (body: string): string => `${ANSWER}\nimport os, re, json\ndef act(q, root):\n    answer = ask(q)\n${body.replace(/^/gm, '    ')}\n`;

describe('what a check is worth', () => {
  const holds: Record<string, string> = {
    'being in a fixed set': "if answer not in {'ls', 'df'}:\n    return\nos.system(answer)",
    'being equal to a constant': "if answer == 'ls':\n    os.system(answer)",
    'an anchored pattern': "if not re.fullmatch('[a-z]+', answer):\n    raise ValueError\nos.system(answer)",
    'two of them with and': "if answer and answer in ALLOWED:\n    os.system(answer)",
    'a check kept in a variable': 'ok = answer in ALLOWED\nif not ok:\n    return\nos.system(answer)',
    'one of two constants': "if answer == 'ls' or answer == 'df':\n    os.system(answer)",
    'a place in a choice': "os.system(answer if answer in ALLOWED else 'ls')",
    '`not` before `or`, which is said of the first alone': "if not answer or answer not in ALLOWED:\n    return\nos.system(answer)",
    'the first word, where no shell reads the others': "import shlex, subprocess\nwords = shlex.split(answer)\nif words[0] not in ALLOWED:\n    return\nsubprocess.run(words)",
    'a person who is asked here': "if input('run it? ').strip().lower() not in ('y', 'yes'):\n    return\nos.system(answer)",
  };
  for (const [name, body] of Object.entries(holds)) it(`${name} clears`, () => assert.deepEqual(rules('a.py', python(body)), []));

  const fails: Record<string, string> = {
    'the wrong side': "if answer in ALLOWED:\n    return\nos.system(answer)",
    'being something at all': 'if answer is not None and answer:\n    os.system(answer)',
    'a list of bad words': "if 'rm' in answer:\n    return\nos.system(answer)",
    'a pattern that is not anchored': "if re.search('[a-z]+', answer):\n    os.system(answer)",
    'one of two with or': "if answer in ALLOWED or q:\n    os.system(answer)",
    'a check of another field': "plan = json.loads(answer)\nif plan['kind'] == 'shell':\n    os.system(plan['command'])",
    'the first word of a line': "if answer.split()[0] not in ALLOWED:\n    return\nos.system(answer)",
    'the first word, where a shell reads all of them': "import shlex, subprocess\nif shlex.split(answer)[0] not in ALLOWED:\n    return\nos.system(answer)",
    'a person who said no': "if input('run it? ') == 'n':\n    os.system(answer)",
    'something else that was given at the start': "import sys\nif sys.argv[1] == 'yes':\n    os.system(answer)",
    'a check without consequence': "if answer not in ALLOWED:\n    print('odd')\nos.system(answer)",
    'a value that is written again': "if answer in ALLOWED:\n    answer = ask(q)\n    os.system(answer)",
  };
  for (const [name, body] of Object.entries(fails)) it(`${name} does not clear`, () => assert.deepEqual(rules('a.py', python(body)), ['model-output-to-shell']));
});

describe('what is nobody’s alert', () => {
  it('a question as a message of its own, and a reply sent as JSON', () => {
    const text = `import OpenAI from 'openai';
const openai = new OpenAI();
app.post('/', async (req, res) => {
  const reply = await openai.chat.completions.create({ model: 'm', messages: [{ role: 'system', content: 'Help.' }, ...req.body.history, { role: 'user', content: req.body.text }] });
  res.json({ text: reply.choices[0].message.content });
});`;
    assert.deepEqual(rules('a.ts', text), []);
  });

  it('files that have nothing to do with models, however bad', () => {
    const { alerts: found, isLookedAt } = analyseSource('a.js', 'export const f = (x) => eval(x);');
    assert.deepEqual([found, isLookedAt], [[], false]);
  });
});

describe('grades', () => {
  const levels = (text: string): string[] => analyseSource('a.py', text).alerts.map(({ rule, level }) => `${rule} ${level}`);
  it('says less of a parameter than of an answer, and one thing of both', () => {
    const run = (parameter: string): string => `import openai\nimport os\ndef run(${parameter}):\n    os.system(${parameter})\n`;
    assert.deepEqual(levels(run('name')), ['parameter-to-shell low']);
    assert.deepEqual(levels(run('command')), ['parameter-to-shell medium']);
    assert.deepEqual(levels(run('llm_output')), ['model-output-to-shell medium']);
    assert.deepEqual(levels(`${run('command')}run(openai.OpenAI().responses.create(input='x').output_text)\n`), ['model-output-to-shell high']);
  });

  it('follows a project’s own function that is called like what it does', () => {
    assert.deepEqual(rules('a.py', 'from .ai import ask_llm\ndef f(q):\n    eval(ask_llm(q))\n'), ['model-output-to-code']);
    assert.deepEqual(rules('a.py', 'from .ai import get_llm_client\ndef f(q):\n    eval(get_llm_client(q))\n'), []);
  });

  it('reads a condition once, however deep its brackets lie', () => {
    // Read twice at each depth, this would take years.
    const deep = `${'('.repeat(40)}answer${' or root)'.repeat(40)}`;
    assert.deepEqual(rules('a.py', python(`if ${deep}:\n    os.system(answer)`)), ['model-output-to-shell']);
  });

  it('takes a flag that names the danger for a yes', () => {
    const text = `${ANSWER}class A:\n    def f(self, q):\n        if not self.allow_dangerous_code:\n            raise ValueError\n        exec(ask(q))\n`;
    assert.deepEqual(rules('a.py', text), []);
    assert.deepEqual(rules('a.py', text.replace('if not self', 'if self')), ['model-output-to-code']);
  });
});

describe('what a beginning is worth', () => {
  const tool = (checks: string, use: string): string => `import argparse, os, requests\nfrom mcp.server.fastmcp import FastMCP\nROOT = os.path.realpath(argparse.ArgumentParser().parse_args().root)\nmcp = FastMCP('x')\n@mcp.tool()\ndef get(given: str):\n${`${checks}\n${use}`.replace(/^/gm, '    ')}\n`;
  const refusing = (test: string): string => `if not ${test}:\n    raise ValueError`;
  it('a scheme is no host, wherever it is looked at', () => {
    const asked = 'return requests.get(given).text';
    for (const test of ["given.startswith('https://')", "given.startswith(('http://', 'https://'))", "given.startswith('http')", "urlparse(given).scheme in ('http', 'https')"]) assert.deepEqual(rules('a.py', tool(refusing(test), asked)), ['tool-input-to-url'], test);
    for (const test of ["given.startswith(('https://a.example/', 'https://b.example/'))", "urlparse(given).hostname in {'a.example'}", 'given.startswith(HOME_ADDRESS)']) assert.deepEqual(rules('a.py', tool(refusing(test), asked)), [], test);
    assert.deepEqual(rules('a.py', tool('if is_private_host(urlparse(given).hostname):\n    raise ValueError', asked)), []);
  });

  it('a word at the beginning of a line is no folder, and the folder of whoever starts the program is ours', () => {
    const read = "return open(given).read()";
    assert.deepEqual(rules('a.py', tool(refusing("given.startswith('File: ')"), read)), ['tool-input-to-path']);
    const resolved = 'given = os.path.realpath(given)\n';
    assert.deepEqual(rules('a.py', tool(resolved + refusing("given.startswith('/srv/notes/')"), read)), []);
    assert.deepEqual(rules('a.py', tool(resolved + refusing('given.startswith(ROOT + os.sep)'), read)), []);
  });

  it('a prefix is believed of a path that was resolved before, and up to a separator', () => {
    const read = 'return open(given).read()';
    const found = (checks: string): string[] => rules('a.py', tool(checks, read));
    assert.deepEqual(found(refusing("given.startswith('/srv/notes/')")), ['tool-input-to-path'], 'not resolved');
    assert.deepEqual(found(`given = os.path.join(ROOT, given)\n${refusing('given.startswith(ROOT + os.sep)')}`), ['tool-input-to-path'], 'joined is not resolved');
    assert.deepEqual(found(`given = os.path.realpath(given)\n${refusing('given.startswith(ROOT)')}`), ['tool-input-to-path'], 'no separator');
    for (const prefix of ["f'{ROOT}/'", "os.path.join(ROOT, '')", "ROOT + '/'"]) assert.deepEqual(found(`given = os.path.abspath(given)\n${refusing(`given.startswith(${prefix})`)}`), [], prefix);
    assert.deepEqual(found(`given = Path(ROOT) / given\n${refusing('given.is_relative_to(ROOT)')}`), ['tool-input-to-path'], 'only put together');
    assert.deepEqual(found(`given = (Path(ROOT) / given).resolve()\n${refusing('given.is_relative_to(ROOT)')}`), []);
  });
});

describe('what requests do', () => {
  const route = (head: string, use: string): string => `${head}\nfrom flask import Flask, request\napp = Flask('x')\n@app.post('/x')\ndef x():\n    ${use}\n`;
  it('is told of a program that names a model, and of no other', () => {
    const use = "return open('kept/' + request.json['name']).read()";
    assert.deepEqual(rules('a.py', route('import openai', use)), ['request-to-path']);
    assert.deepEqual(rules('a.py', route('# an agent.run of ours', use)), []);
  });

  it('a key that is looked up is no statement', () => {
    assert.deepEqual(rules('a.py', route('import openai', "return db.get(request.json['id'])")), []);
    assert.deepEqual(rules('a.py', route('import openai', "return db.execute('SELECT name FROM people WHERE id = ' + request.json['id'])")), ['request-to-sql']);
  });

  it('a handler that gives up goes no further', () => {
    const use = (check: string): string => `name = request.json['name']\n    ${check}\n    return open('kept/' + name).read()`;
    assert.deepEqual(rules('a.py', route('import openai\nfrom flask import abort', use("if name not in ALLOWED: abort(404)"))), []);
    assert.deepEqual(rules('a.py', route('import openai\nfrom flask import abort', use("if name not in ALLOWED: note(404)"))), ['request-to-path']);
  });

  it('what is opened with a secret does not tell it', () => {
    const text = "import os, openai\nshelf = Shelf(key=os.environ['SHELF_API_KEY'])\ndef ask(q):\n    return openai.OpenAI(api_key=os.environ['OPENAI_API_KEY']).responses.create(model='m', instructions=f'Answer from what is known: {shelf.page()}', input=q)\n";
    assert.deepEqual(rules('a.py', text), []);
    assert.deepEqual(rules('a.py', text.replace('{shelf.page()}', "{os.environ['SHELF_API_KEY']}")), ['secret-in-prompt']);
  });
});

describe('where an answer goes unseen', () => {
  it('an answer written into a file that an interpreter is given is run', () => {
    const run = (line: string): string => python(`import subprocess, sys\npath = os.path.join(root, 'made.py')\nwith open(path, 'w') as made:\n    made.write(answer)\n${line}`);
    assert.deepEqual(rules('a.py', run('subprocess.run([sys.executable, path])')), ['model-output-to-code']);
    assert.deepEqual(rules('a.py', run("os.system(f'python3 {path}')")), ['model-output-to-code']);
    assert.deepEqual(rules('a.py', run("subprocess.run([sys.executable, '-m', 'mdformat', path])")), [], 'a module of ours reads it');
    assert.deepEqual(rules('a.py', run("subprocess.run(['lpr', path])")), []);
    const tool = (program: string): string => `import { writeFile } from 'node:fs/promises';\nimport { spawn } from 'node:child_process';\nserver.tool('go', { source: z.string() }, async ({ source }) => { // mcp\n  const path = join(FOLDER, \`\${Date.now()}.mjs\`);\n  await writeFile(path, source, 'utf8');\n  spawn('${program}', [path]);\n});`;
    assert.deepEqual([rules('a.ts', tool('node')), rules('a.ts', tool('prettier'))], [['tool-input-to-code'], []]);
  });

  it('a method that others fill in is known by its name', () => {
    const agent = (body: string): string => `class Agent:  # llm\n    def generate_response(self, told):\n        ${body}\n    def step(self, told):\n        eval(self.generate_response(told))\n`;
    assert.deepEqual(rules('a.py', agent('raise NotImplementedError')), ['model-output-to-code']);
    assert.deepEqual(rules('a.py', agent('"""Asks whatever answers."""')), ['model-output-to-code']);
    assert.deepEqual(rules('a.py', agent("return '1 + 1'")), []);
  });

  it('a field holds what its maker gives', () => {
    const tool = (maker: string): string => `from langchain_core.tools import BaseTool\nfrom pydantic import Field\ndef make():\n    from langchain_experimental.llm_bash.bash import BashProcess\n    return BashProcess()\nclass Lines(BaseTool):\n    inner: object = Field(default_factory=${maker})\n    def _run(self, line):\n        return self.inner.run(line)\n`;
    assert.deepEqual([rules('a.py', tool('make')), rules('a.py', tool('list'))], [['tool-input-to-shell'], []]);
  });

  it('a tool is told by the class Tool, by the type ToolImpl, and by a module that has no name', () => {
    assert.deepEqual(rules('a.py', 'import requests\nfrom kit import Tool\nclass Visit(Tool):\n    def forward(self, url):\n        return requests.get(url).text\n'), ['tool-input-to-url']);
    assert.deepEqual(rules('a.ts', "const run = require('util').promisify(require('child_process').exec);\nexport const searchImpl: ToolImpl = async (args) => run(`grep ${args.text} .`);\n"), ['tool-input-to-shell']);
  });

  it('a function that a toolkit is given is a tool', () => {
    const kit = (run: string): string => `import subprocess\nfrom agentscope.tool import Toolkit\ndef ping(host):\n    return subprocess.run(${run})\ntoolkit = Toolkit()\ntoolkit.register_tool_function(ping)\n`;
    assert.deepEqual([rules('a.py', kit("f'ping {host}', shell=True")), rules('a.py', kit("['ping', '--', host]"))], [['tool-input-to-shell'], []]);
  });

  it('a record with a description, a schema and a function is a tool, whoever takes it and whatever the file speaks of', () => {
    const desk = (run: string): string => `module.exports.remind = (host) => host.function({ name: 'remind', description: 'Leaves a note', parameters: { type: 'object', properties: { text: { type: 'string' } } }, handler: async ({ text }) => ${run} });\n`;
    assert.deepEqual([rules('a.js', desk('require("child_process").execSync(`note ${text}`)')), rules('a.js', desk('require("child_process").execFileSync("note", ["--", text])'))], [['tool-input-to-shell'], []]);
  });

  it('a message that is told who speaks is shown as it came, also where the part is wrapped', () => {
    const part = (shown: string): string => `import { memo } from 'react';\nconst LineMessage = ({ role, text }) => <li className={role === 'assistant' ? 'a' : 'b'} dangerouslySetInnerHTML={{ __html: ${shown} }} />;\nexport default memo(LineMessage);\n`;
    assert.deepEqual([rules('a.jsx', part('marked(text)')), rules('a.jsx', part('DOMPurify.sanitize(marked(text))'))], [['model-output-to-html'], []]);
  });

  it('a framework’s own client opens the address, and what it puts together is an answer', () => {
    assert.deepEqual(rules('a.py', 'from langchain.chains import LLMChain\nfrom langchain.requests import TextRequestsWrapper\nclass Api:\n    requests_wrapper: TextRequestsWrapper\n    def answer(self, chain: LLMChain, asked):\n        return self.requests_wrapper.get(chain.predict(question=asked))\n'), ['model-output-to-url']);
    assert.deepEqual(rules('a.py', 'from llama_index.core import get_response_synthesizer\nfound = get_response_synthesizer().synthesize("x", nodes=[])\nexec(str(found))\n'), ['model-output-to-code']);
  });
});

describe('a fingerprint', () => {
  const text = python('os.system(answer)');
  it('survives lines that move, and tells equal places apart', () => {
    const [[before], [after]] = [alerts('a.py', text), alerts('a.py', `# moved\n\n${text}`)];
    assert.equal(before!.fingerprint, after!.fingerprint);
    assert.equal(after!.at.line, before!.at.line + 2);
    const [first, second] = alerts('a.py', python('os.system(answer)\nos.system(answer)'));
    assert.notEqual(first!.fingerprint, second!.fingerprint);
    assert.notEqual(alerts('b.py', text)[0]!.fingerprint, before!.fingerprint);
  });
});

describe('whatever it is given', () => {
  it('lists calls that ask a model, also where nothing is wrong', () => {
    assert.deepEqual(analyseSource('a.py', ANSWER).integrations, [{ path: 'a.py', line: 3, provider: 'OpenAI', call: 'OpenAI().responses.create' }]);
  });

  it('lists models asked by plain HTTP, and whoever takes a conversation', () => {
    const http = "export const ask = (q) => fetch(`${base}/v1/chat/completions`, { method: 'POST', body: q }); // llm\nfetch('https://api.openai.com/v1/embeddings', {});\n";
    assert.deepEqual(analyseSource('a.ts', http).integrations.map(({ line, provider }) => [line, provider]), [[1, 'plain HTTP']]);
    const own = "import helpers\nmessages = [{'role': 'system', 'content': 'for an llm'}]\nprint(messages)\nhistory.append(messages)\nhelpers.go(messages)\ngo(messages)\n";
    assert.deepEqual(analyseSource('a.py', own).integrations.map(({ line, provider }) => [line, provider]), [[6, 'own function']]);
  });

  it('takes `exec` of child_process for a shell and not for code as well', () => {
    const tool = "import { exec } from 'node:child_process';\nserver.tool('run', { line: z.string() }, async ({ line }) => new Promise((done) => exec(line, (e, out) => done(out)))); // mcp";
    assert.deepEqual(rules('a.ts', tool), ['tool-input-to-shell']);
  });

  it('tells a wrapper that starts what its caller wrote from a shell that is fed by a tool', () => {
    const wrapper = "import { spawn } from 'node:child_process'; // mcp\nimport '@modelcontextprotocol/sdk';\nexport const start = (program, given) => spawn(program, given, { shell: process.platform === 'win32' });\n";
    assert.deepEqual(rules('a.ts', wrapper), []);
    assert.deepEqual(rules('a.ts', wrapper.replace("process.platform === 'win32'", 'true')), ['parameter-to-shell']);
    const tool = (call: string): string => `${wrapper}server.tool('run', { line: z.string() }, async ({ line }) => ${call});`;
    assert.deepEqual(rules('a.ts', tool("spawn('bash', ['-c', line])")), ['tool-input-to-shell']);
    assert.deepEqual(rules('a.ts', tool("spawn('npm.cmd', ['view', line], { shell: process.platform === 'win32' })")), ['tool-input-to-shell']);
    assert.deepEqual(rules('a.ts', tool('start(line, [])')), ['tool-input-to-shell']);
  });

  it('is not held up by checks that ask each other, nor by addresses without end', () => {
    const checks = Array.from({ length: 3000 }, (_, index) => `def check_${index}(a):\n    if not check_${index + 1}(a):\n        raise ValueError\n    return check_${(index * 7) % 3000}(a)\n`).join('');
    assert.equal(analyseSource('a.py', `import openai\n${checks}`).problem, undefined);
    const begun = performance.now();
    analyseSource('a.js', `// openai\nfetch(\`${`${'/chat/'.repeat(1500)}\n`.repeat(60)}\`);`);
    assert.ok(performance.now() - begun < 5000);
  });

  it('does not fall over broken code, circles and giants', () => {
    for (const text of ['import openai\ndef (((', 'import openai\nx = x\nx = f(x or x)\ndef f(a):\n    return f(a)', `import openai\nx = ${'['.repeat(300)}${']'.repeat(300)}`, `import openai\n${'x = x + f(x)\n'.repeat(3000)}`]) {
      assert.doesNotThrow(() => analyseSource('a.py', text));
    }
    const circle = "import OpenAI from 'openai'; class A extends B { m() { return this.m(); } } class B extends A {} new A().n();";
    assert.doesNotThrow(() => analyseSource('a.ts', circle));
  });
});
