// Text that leaves a file: where it is reported, what is believed of another file, and that nothing is said of its mended twin.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { analyseFiles, listFiles } from './index.ts';

let folder = '';
let count = 0;
const said = (files: Readonly<Record<string, string>>): string[] => {
  const root = join(folder, String((count += 1)));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return analyseFiles(listFiles([root]), root)
    .alerts.filter(({ level }) => level === 'high' || level === 'medium')
    .map(({ path, at, rule, source }) => `${path}:${at.line} ${rule} from ${source.path ?? path}:${source.line}`);
};

const RUNNER = `import subprocess

def start(line):
    return subprocess.run(line, shell=True)
`;
const TOOL = `from mcp.server.fastmcp import FastMCP
from helpers.runner import start

mcp = FastMCP("jobs")

@mcp.tool()
def job(name: str) -> str:
    return start(f"run-job {name}")
`;

describe('across files', () => {
  before(() => void (folder = mkdtempSync(join(tmpdir(), 'beforetab-across-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('reports a wrapper where it runs what a tool was given', () => {
    assert.deepEqual(said({ 'server.py': TOOL, 'helpers/runner.py': RUNNER }), ['helpers/runner.py:4 tool-input-to-shell from server.py:7']);
    assert.deepEqual(said({ 'server.py': TOOL, 'helpers/runner.py': RUNNER.replace('(line, shell=True)', '(["run-job", line])') }), []);
  });

  it('brings an answer to a file that never speaks of models, through a third', () => {
    const ask = "import OpenAI from 'openai';\nexport class Writer {\n  async write(wish) {\n    const reply = await new OpenAI().responses.create({ model: 'm', input: wish });\n    return reply.output_text;\n  }\n}\n";
    const store = "export class Store {\n  constructor(pool) {\n    this.pool = pool;\n  }\n  find(text) {\n    return this.pool.query(text);\n  }\n}\n";
    const main = "import { Store } from './store.js';\nimport { Writer } from './writer.js';\nconst store = new Store();\nconst writer = new Writer();\nexport const answer = async (wish) => store.find(await writer.write(wish));\n";
    assert.deepEqual(said({ 'main.js': main, 'store.js': store, 'writer.js': ask }), ['store.js:6 model-output-to-sql from writer.js:4']);
    assert.deepEqual(said({ 'main.js': main.replace('await writer.write(wish)', "(await writer.write(wish)) === 'all' ? 'SELECT 1' : 'SELECT 2'"), 'store.js': store, 'writer.js': ask }), []);
  });

  it('brings what a base class asks to the class that fills it in, in a file without a word about models', () => {
    const base = "import Anthropic from '@anthropic-ai/sdk';\nexport abstract class Worker {\n  client = new Anthropic();\n  protected abstract act(plan: string): unknown;\n  async go(task: string) {\n    const reply = await this.client.messages.create({ model: 'm', max_tokens: 9, messages: [{ role: 'user', content: task }] });\n    return this.act(reply.content[0].text);\n  }\n}\n";
    const stock = "import { Pool } from 'pg';\nimport { Worker } from './base';\nconst pool = new Pool();\nexport class Stock extends Worker {\n  protected act(plan: string) {\n    return pool.query(plan);\n  }\n}\n";
    assert.deepEqual(said({ 'base.ts': base, 'stock.ts': stock }), ['stock.ts:6 model-output-to-sql from base.ts:6']);
    assert.deepEqual(said({ 'base.ts': base, 'stock.ts': stock.replace('query(plan)', "query('select * from stock where name = $1', [plan])") }), []);
  });

  it('follows stages of a pipeline that stand in three files', () => {
    const ask = 'from openai import OpenAI\nclass Ask:\n    def process(self, value):\n        return OpenAI().responses.create(model="m", input=value).output_text\n';
    const pipeline = 'class Pipeline:\n    def __init__(self, *stages):\n        self.stages = stages\n    def run(self, value):\n        for stage in self.stages:\n            value = stage.process(value)\n        return value\n';
    const start = 'import subprocess\nclass Start:\n    def process(self, value):\n        return subprocess.getoutput(value)\n';
    const main = 'from ask import Ask\nfrom pipeline import Pipeline\nfrom start import Start\nprint(Pipeline(Ask(), Start()).run("go"))\n';
    assert.deepEqual(said({ 'ask.py': ask, 'pipeline.py': pipeline, 'start.py': start, 'main.py': main }), ['start.py:4 model-output-to-shell from ask.py:4']);
    assert.deepEqual(said({ 'ask.py': ask, 'pipeline.py': pipeline, 'start.py': start, 'main.py': main.replace(', Start()', '') }), []);
  });

  it('calls any function of a module whose name a model chose', () => {
    const commands = 'import os\ndef build(target):\n    os.system("make " + target)\n';
    const go = 'import json\nimport commands_here\nfrom litellm import completion\ndef go(messages):\n    reply = completion(model="m", messages=messages).choices[0].message\n    for call in reply.tool_calls:\n        getattr(commands_here, call.function.name)(**json.loads(call.function.arguments))\n';
    assert.deepEqual(said({ 'commands_here.py': commands, 'go.py': go }), ['commands_here.py:3 model-output-to-shell from go.py:5']);
    assert.deepEqual(said({ 'commands_here.py': commands.replace('os.system("make " + target)', 'print(target)'), 'go.py': go }), []);
  });

  it('runs an imported function that is handed out as a tool', () => {
    const tools = 'from langchain.tools import Tool\nfrom queries import find\nfinder = Tool(name="find", func=find, description="Finds rows")\n';
    const queries = 'def find(statement):\n    cursor.execute(statement)\n';
    assert.deepEqual(said({ 'tools.py': tools, 'queries.py': queries }), ['queries.py:2 tool-input-to-sql from queries.py:1']);
    assert.deepEqual(said({ 'tools.py': tools, 'queries.py': 'def find(name):\n    cursor.execute("SELECT * FROM t WHERE n = %s", (name,))\n' }), []);
  });

  it('knows a field by its declared type', () => {
    const runner = "import { execSync } from 'node:child_process';\nexport class Runner {\n  go(line: string): string {\n    return String(execSync(line));\n  }\n}\n";
    const tool = "import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';\nimport { z } from 'zod';\nimport { Runner } from './runner.ts';\nexport class Jobs {\n  constructor(private readonly runner: Runner) {}\n  offer(server: McpServer): void {\n    server.tool('job', { name: z.string() }, async ({ name }) => ({ content: [{ type: 'text', text: this.runner.go(`run ${name}`) }] }));\n  }\n}\n";
    assert.deepEqual(said({ 'jobs.ts': tool, 'runner.ts': runner }), ['runner.ts:4 tool-input-to-shell from jobs.ts:7']);
  });

  it('believes a check of another file by its name where it refuses something, and one that refuses nothing not', () => {
    const paths = (body: string) => `import { realpathSync } from 'node:fs';\nimport { ROOT } from './root.js';\nexport const validatePath = (path) => ${body};\n`;
    const tool = "import { readFileSync } from 'node:fs';\nimport { validatePath } from './paths.js';\nserver.tool('read', { path: z.string() }, async ({ path }) => ({ content: [{ type: 'text', text: readFileSync(validatePath(path), 'utf8') }] }));\n";
    const found = ['tool.js:3 tool-input-to-path from tool.js:3'];
    assert.deepEqual(said({ 'tool.js': tool }), [], 'its body is not at hand');
    assert.deepEqual(said({ 'tool.js': tool, 'paths.js': paths('{ if (!realpathSync(path).startsWith(ROOT)) throw new Error("outside"); return path; }') }), []);
    assert.deepEqual(said({ 'tool.js': tool, 'paths.js': paths('{ assertInside(path); return path; }') }), []);
    assert.deepEqual(said({ 'tool.js': tool, 'paths.js': paths('realpathSync(path)') }), found);
    assert.deepEqual(said({ 'tool.js': tool, 'paths.js': paths('{ if (path === "") throw new Error("empty"); return path.trim(); }') }), found);
    const asked = "import os\nfrom anthropic import Anthropic\nfrom checks import is_safe_command\n\ndef go(messages):\n    line = Anthropic().messages.create(model='m', max_tokens=9, messages=messages).content[0].text\n    if is_safe_command(line):\n        os.system(line)\n";
    const check = (answer: string) => `LINES = {"df -h"}\n\ndef is_safe_command(line):\n    return ${answer}\n`;
    assert.deepEqual(said({ 'go.py': asked, 'checks.py': check('line in LINES') }), []);
    assert.deepEqual(said({ 'go.py': asked, 'checks.py': check('len(line) < 200') }), ['go.py:8 model-output-to-shell from go.py:6']);
  });

  it('follows the state of a graph into nodes of another file', () => {
    const nodes = 'import requests\nfrom openai import OpenAI\n\nclass Nodes:\n    def pick(self, state):\n        return {"link": OpenAI().responses.create(model="m", input=state["topic"]).output_text}\n\n    def load(self, state):\n        return {"page": requests.get(state["link"]).text}\n';
    const flow = 'from langgraph.graph import StateGraph\nfrom nodes import Nodes\n\ndef make(schema):\n    nodes = Nodes()\n    flow = StateGraph(schema)\n    flow.add_node("pick", nodes.pick)\n    flow.add_node("load", nodes.load)\n    return flow.compile()\n';
    assert.deepEqual(said({ 'nodes.py': nodes, 'flow.py': flow }), ['nodes.py:9 model-output-to-url from nodes.py:6']);
    assert.deepEqual(said({ 'nodes.py': nodes, 'flow.py': flow.replace('flow.add_node("pick", nodes.pick)', 'pass') }), []);
    const events = 'from llama_index.core.workflow import Event\n\nclass Ready(Event):\n    code: str\n';
    const steps = 'from llama_index.core.workflow import Workflow, step\nfrom llama_index.llms.openai import OpenAI\nfrom events import Ready\n\nclass Flow(Workflow):\n    @step\n    async def write(self, ev):\n        return Ready(code=str(await OpenAI().acomplete("x")))\n\n    @step\n    async def run(self, ev: Ready):\n        exec(ev.code)\n';
    assert.deepEqual(said({ 'events.py': events, 'steps.py': steps }), ['steps.py:12 model-output-to-code from steps.py:8']);
  });

  it('follows a ready-made shell that is written here instead of telling it by its name', () => {
    const agent = 'from langchain.agents import create_agent\nfrom tools import ShellTool\nagent = create_agent("m", [ShellTool()])\n';
    const tools = 'import subprocess\nfrom langchain_core.tools import BaseTool\n\nclass ShellTool(BaseTool):\n    def _run(self) -> str:\n        return subprocess.run(["uptime"], capture_output=True, text=True).stdout\n';
    assert.deepEqual(said({ 'agent.py': agent, 'tools.py': tools }), []);
    assert.deepEqual(said({ 'agent.py': agent }), ['agent.py:3 model-output-to-shell from agent.py:3']);
  });

  it('opens a tool that only describes itself, where a file about models imports it or its folder says so', () => {
    const check = (line: string) => `import { exec } from 'node:child_process';\nexport class Look {\n  name = 'look';\n  description = 'Looks at one machine of the plant';\n  parameters = { host: 'text' };\n  run({ host }) {\n    ${line}\n  }\n}\n`;
    const open = check('exec(`ping -c 1 ${host}`);');
    const talk = (path: string) => `import OpenAI from 'openai';\nimport { Look } from '${path}';\nconst look = new Look();\nexport const talk = (input) => new OpenAI().responses.create({ model: 'm', input, instructions: look.description });\n`;
    const found = (path: string) => [`${path}:7 tool-input-to-shell from ${path}:6`];
    assert.deepEqual(said({ 'talk.js': talk('./plant/look.js'), 'plant/look.js': open }), found('plant/look.js'));
    assert.deepEqual(said({ 'talk.js': talk('./plant/look.js'), 'plant/look.js': check('return [host];') }), []);
    assert.deepEqual(said({ 'talk.js': talk('./other.js'), 'tools/look.js': open }), found('tools/look.js'));
    assert.deepEqual(said({ 'talk.js': talk('./other.js'), 'plant/look_tools.js': open }), found('plant/look_tools.js'));
    assert.deepEqual(said({ 'talk.js': talk('./other.js'), 'plant/look.js': open }), [], 'nobody hands it to a model');
    assert.deepEqual(said({ 'start.js': "import { Look } from './tools/look.js';\nnew Look().run(process.argv);\n", 'tools/look.js': open }), [], 'no model in the program');
  });

  it('follows a method out of the record that a function of another file gives', () => {
    const desk = (line: string) => `export const makeDesk = (pool) => {\n  const find = (text) => ${line};\n  return { find };\n};\n`;
    const go = "import { generateText } from 'ai';\nimport { makeDesk } from './desk.js';\nconst { find } = makeDesk(pool);\nexport const go = async (wish) => {\n  const { text } = await generateText({ model, prompt: wish });\n  return find(text);\n};\n";
    assert.deepEqual(said({ 'go.js': go, 'desk.js': desk('pool.query(text)') }), ['desk.js:2 model-output-to-sql from go.js:5']);
    assert.deepEqual(said({ 'go.js': go, 'desk.js': desk("pool.query('select * from desk where name = $1', [text])") }), []);
  });

  it('ends where files import each other', () => {
    const one = "import { two } from './two.js';\nimport { generateText } from 'ai';\nexport const one = async (text) => two(await generateText({ model, prompt: text }));\n";
    const two = "import { one } from './one.js';\nexport const two = (text) => (text ? one(text) : eval(text));\n";
    assert.deepEqual(said({ 'one.js': one, 'two.js': two }), ['two.js:2 model-output-to-code from one.js:3']);
  });
});
