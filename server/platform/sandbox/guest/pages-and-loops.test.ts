// Pages made of one text by Jinja, addresses by the name of a view, and programs that await: as Flask 3, Jinja 3 and Python's own loop do it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { buildAssets } from '../../../../scripts/build-assets.ts';
import type { ProgramAnswer, Surroundings } from '../program.ts';
import { startTrusted } from './start-trusted.ts';

const PAGES = `
import asyncio
from flask import Blueprint, Flask, render_template, render_template_string, request, url_for
from markupsafe import Markup

app = Flask(__name__)
shop = Blueprint("shop", __name__, url_prefix="/shop")

@app.template_filter("shout")
def shout(text):
    return text.upper() + "!"

@app.context_processor
def add():
    return {"house": "Kestrel & Co"}

@app.get("/page/<int:number>", endpoint="one_page")
def page(number):
    return render_template_string(request.args["of"], title="<b>'Q&A'</b>", made=Markup("<i>"), lines=["a", "<b>"], person={"name": "Zoë", "tags": ("x", "y")}, nothing=[], number=number, text="one\\ntwo <b>")

@shop.get("/<path:name>")
async def thing(name):
    await asyncio.sleep(0)
    return url_for(".thing", name=name)

@app.get("/where")
def where():
    return {"page": url_for("one_page", number=7, q="a b&c", _anchor="x"), "shop": url_for("shop.thing", name="a b/c?"), "static": url_for("static", filename="a.css"), "whole": url_for("where", _external=True)}

@app.get("/nowhere")
def nowhere():
    return url_for("one_page")

@app.get("/file")
def file():
    return render_template("page.html")

app.register_blueprint(shop)
`;

const LOOPS = `
import asyncio, time
import jinja2
from jinja2 import DictLoader, Environment, Template, select_autoescape
from markupsafe import Markup
from openai import AsyncOpenAI, RateLimitError

async def said(client, text):
    answer = await client.chat.completions.create(model="m", messages=[{"role": "user", "content": text}])
    return answer.choices[0].message.content

async def several():
    async with AsyncOpenAI(api_key="k") as client:
        return await asyncio.gather(said(client, "one"), said(client, "two"), said(client, "three"), return_exceptions=True)

def asked():
    return [one if isinstance(one, str) else type(one).__name__ for one in asyncio.run(several())] + [asyncio.run(several())[0]]

async def slept():
    began, order = time.monotonic(), []
    async def after(seconds):
        await asyncio.sleep(seconds)
        order.append(seconds)
    async with asyncio.TaskGroup() as group:
        for seconds in (3, 1, 2):
            group.create_task(after(seconds))
    return [order, round(time.monotonic() - began, 3)]

def sleeps():
    return asyncio.run(slept())

async def too_slow():
    try:
        await asyncio.wait_for(asyncio.sleep(100), timeout=5)
    except TimeoutError:
        return "too slow"

async def in_other_ways():
    queue, lock = asyncio.Queue(), asyncio.Semaphore(2)
    async with lock, asyncio.timeout(30):
        await queue.put(await asyncio.to_thread(lambda: 5))
        return [await queue.get(), await asyncio.get_running_loop().run_in_executor(None, len, "four"), await too_slow()]

def other_ways():
    return asyncio.run(in_other_ways()) + [asyncio.new_event_loop().run_until_complete(too_slow()), asyncio.get_event_loop().run_until_complete(too_slow())]

def for_ever():
    async def wait():
        await asyncio.get_running_loop().create_future()
    asyncio.run(wait())

def boom():
    async def fail():
        raise KeyError("k")
    try:
        asyncio.run(fail())
    except KeyError:
        return [asyncio.run(too_slow()), "still here"]

def alone():
    pages = Environment(loader=DictLoader({"a.html": "{{ x }}", "a.txt": "{{ x }}"}), autoescape=select_autoescape())
    return [Template("{{ x }}").render(x="<b>"), Template("{{ x }}", autoescape=True).render({"x": "<b>"}), *[pages.get_template(name).render(x="<") for name in ("a.html", "a.txt")], pages.from_string("{{ x }}").render(x="<")]

def made(text, options={}, files={}):
    pages = Environment(autoescape=True, loader=DictLoader(files), **options)
    pages.filters["lines"] = lines
    return pages.from_string(text).render(name="<b>Ann</b>", words=["to be", "OR", "<not>"], people=[{"n": "Zoe", "at": 1}, {"n": "ann", "at": 2}, {"n": "Bo", "at": 1}])

@jinja2.pass_eval_context
def lines(context, text):
    return Markup("<br>").join(text.split()) if context.autoescape else text

def unknown():
    said = []
    for text in ("{% trans %}{% endtrans %}", "{{ a|urlize }}", "{% if a %}", "{{ a.b.c }}", "{{ a", "{{ 1 is prime }}"):
        try:
            Template(text).render(a={})
        except jinja2.TemplateError as problem:
            said.append([type(problem).__name__, str(problem)[:40]])
    return said
`;

describe('Pages of one text and programs that await', () => {
  let child: Awaited<ReturnType<typeof startTrusted>>;
  before(async () => {
    await buildAssets();
    child = await startTrusted();
  });
  after(() => child.stop());

  const get = async (path: string, query: Record<string, string> = {}): Promise<string> => {
    const { returns: [said] } = await child.run({ language: 'python', files: { 'app.py': PAGES }, calls: [{ file: 'app.py', path, query }] });
    if (said?.value === undefined) return `${said?.error?.type}: ${said?.error?.message}`;
    return Buffer.from((said.value as { body: { $bytes: string } }).body.$bytes, 'base64').toString();
  };
  const page = (of: string): Promise<string> => get('/page/3', { of });
  const run = (name: string, around: Surroundings = {}): Promise<ProgramAnswer> => child.run({ ...around, language: 'python', files: { 'app.py': LOOPS }, calls: [{ file: 'app.py', function: name }] });
  const valueOf = async (name: string, around: Surroundings = {}): Promise<unknown> => {
    const { returns: [said] } = await run(name, around);
    assert.equal(said?.error, undefined);
    return said?.value;
  };

  it('escapes what a page is given, unless it is markup or called safe', async () => {
    assert.equal(await page('<h1 title="{{ title }}">{{ title }}</h1>{{ made }}{{ title|safe }}{{ title|e }}{{ "<" }}{{ house }}'), `<h1 title="&lt;b&gt;&#39;Q&amp;A&#39;&lt;/b&gt;">&lt;b&gt;&#39;Q&amp;A&#39;&lt;/b&gt;</h1><i><b>'Q&A'</b>&lt;b&gt;&#39;Q&amp;A&#39;&lt;/b&gt;&lt;Kestrel &amp; Co`);
    assert.equal(await page('{% autoescape false %}{{ title }}{% endautoescape %}{{ lines|join("<br>"|safe) }}{{ lines|join(", ") }}{{ "<" ~ made }}'), "<b>'Q&A'</b>a<br>&lt;b&gt;a, &lt;b&gt;&lt;<i>");
    assert.equal(await page('{{ text|e|replace("\\n", "<br>"|safe) }}|{{ lines|tojson }}|{{ text|replace("\\n", "<br>") }}'), 'one<br>two &lt;b&gt;|["a", "\\u003cb\\u003e"]|one&lt;br&gt;two &lt;b&gt;');
  });

  it('chooses and repeats as Jinja does', async () => {
    assert.equal(await page('{% for line in lines %}{{ loop.index }}{{ "," if not loop.last }}{% else %}none{% endfor %}{% for x in nothing %}{{ x }}{% else %}none{% endfor %}'), '1,2none');
    assert.equal(await page('{% for key, value in person.items() if key != "name" %}{{ key }}={{ value[0] }}{{ value[1:]|length }}{% endfor %}{% if number is odd and "x" in person.tags %}odd{% elif number %}even{% endif %}'), 'tags=x1odd');
    assert.equal(await page('{%- set a, b = lines -%}  {{ a -}}  {# no {{ title }} #}{% raw %}{{ raw }}{% endraw %}{{ missing }}{{ missing|default("-") }}{{ number * 2 + 1 }}{{ "%s"|upper }}{{ text.split()[0]|shout }}\n'), 'a{{ raw }}-7%SONE!');
  });

  it('runs what stands in a template, so a text of somebody else must not be one', async () => {
    assert.equal(await page('{{ 7 * 7 }} {{ config.SECRET }}{{ url_for.__globals__["os"].environ is mapping }}'), '49 False');
  });

  it('says which page a view has, and where there is none', async () => {
    assert.deepEqual(JSON.parse(await get('/where')), { page: '/page/7?q=a+b%26c#x', shop: '/shop/a%20b/c%3F', static: '/static/a.css', whole: 'https://app.example/where' });
    assert.equal(await get('/shop/tents/green'), '/shop/tents/green');
    assert.equal(await get('/nowhere'), "BuildError: Could not build url for endpoint 'one_page'.");
    assert.match(await get('/file'), /TemplateNotFound: page.html.*render_template_string/);
  });

  it('escapes nothing where a template stands for itself, as Jinja does', async () => {
    assert.deepEqual(await valueOf('alone'), ['<b>', '&lt;b&gt;', '&lt;', '<', '&lt;']);
  });

  // What the real package gives for the same, of which 660 texts were compared.
  const made = async (text: string, options: object = {}, files: object = {}): Promise<unknown> => {
    const { returns: [said] } = await child.run({ language: 'python', files: { 'app.py': LOOPS }, calls: [{ file: 'app.py', function: 'made', args: [text, options, files] }] });
    return said?.value ?? `${said?.error?.type}: ${said?.error?.message}`;
  };

  it('knows macros, which escape what they are given and give markup', async () => {
    assert.equal(await made('{% macro row(text, mark="-") %}<li>{{ mark }} {{ text }}</li>{% endmacro %}{{ row(name) }}{{ row("x", mark="<") }}{{ row() }}'), '<li>- &lt;b&gt;Ann&lt;/b&gt;</li><li>&lt; x</li><li>- </li>');
    assert.equal(await made('{% macro each(of) %}{% for one in of %}{{ caller(one) }}{% endfor %}{% endmacro %}{% call(word) each(words) %}[{{ word }}]{% endcall %}'), '[to be][OR][&lt;not&gt;]');
    assert.equal(await made('{% macro one(a) %}{{ a }}{% endmacro %}{{ one(1, 2) }}'), "TypeError: macro 'one' takes no more than 1 argument(s)");
  });

  it('knows names for a while, texts kept and filtered, and counts kept across a loop', async () => {
    assert.equal(await made('{% with a = name, b = "x" %}{{ a }}{{ b }}{% endwith %}{{ b }}|{% set kept %}<i>{{ name }}</i>{% endset %}{{ kept }}|{% filter upper %}a{{ name }}{% endfilter %}'), '&lt;b&gt;Ann&lt;/b&gt;x|<i>&lt;b&gt;Ann&lt;/b&gt;</i>|A&LT;B&GT;ANN&LT;/B&GT;');
    assert.equal(await made('{% set all = namespace(n=0) %}{% set turn = cycler("odd", "even") %}{% set comma = joiner(", ") %}{% for one in words %}{% set all.n = all.n + 1 %}{{ comma() }}{{ turn.next() }}{% endfor %} {{ all.n }}'), 'odd, even, odd 3');
  });

  it('chooses, sorts and spells lists and texts as Jinja does', async () => {
    assert.equal(await made('{{ words|map("title")|join("; ") }} {{ name|title }} {{ "%s: %d"|format("a", 3) }} {{ "<%s>"|safe|format(name) }}'), 'To Be; Or; &lt;Not&gt; &lt;B&gt;ann&lt;/b&gt; a: 3 <&lt;b&gt;Ann&lt;/b&gt;>');
    assert.equal(await made('{{ people|sort(attribute="n")|map(attribute="n")|join(",") }} {{ people|selectattr("at", "equalto", 1)|map(attribute="n")|list|length }} {% for at, of in people|groupby("at") %}{{ at }}:{{ of|length }} {% endfor %}{{ words|reject("upper")|list|length }} {{ [3, 1]|max }} {{ ["b", "B"]|unique|list|length }}'), 'ann,Bo,Zoe 2 1:2 2:1 2 3 1');
    assert.equal(await made('{{ name|lines }}{% autoescape false %}{{ "a b"|lines }}{% endautoescape %}{{ "a b"|lines }}'), '&lt;b&gt;Ann&lt;/b&gt;a ba<br>b');
  });

  it('puts pages together, and takes blanks beside a tag away where it is told to', async () => {
    const files = { base: '<title>{% block title %}none{% endblock %}</title>{% block body %}<p>{{ name }}</p>{% endblock %}', part: '[{{ name }}{{ x }}]' };
    assert.equal(await made('{% extends "base" %}left out{% block body %}{{ super() }}{% include "part" %}{% endblock %}', {}, files), '<title>none</title><p>&lt;b&gt;Ann&lt;/b&gt;</p>[&lt;b&gt;Ann&lt;/b&gt;]');
    assert.equal(await made('a\n  {% if true %}\n  b\n  {% endif %}\nc\n', { trim_blocks: true, lstrip_blocks: true }), 'a\n  b\nc');
    assert.match(String(await made('x', { line_statement_prefix: '#' })), /^TypeError: Environment does not take line_statement_prefix here\. This is a small Jinja/);
  });

  it('says what it does not know of Jinja', async () => {
    assert.deepEqual(await valueOf('unknown'), [
      ['TemplateSyntaxError', "Encountered unknown tag 'trans'. This is"],
      ['TemplateAssertionError', "No filter named 'urlize'. This is a smal"],
      ['TemplateSyntaxError', 'Unexpected end of template. Expected eli'],
      ['UndefinedError', "'dict' object has no attribute 'b', whic"],
      ['TemplateSyntaxError', "unexpected end of template, expected '}}"],
      ['TemplateAssertionError', "No test named 'prime'. This is a small J"],
    ]);
  });

  it('awaits a model, one after the other or several at once, and again', async () => {
    const rules = [{ when: { user: 'two' }, reply: { text: 'slow down', fails: 'RateLimitError' as const } }];
    assert.deepEqual(await valueOf('asked', { llm: { accepts: ['k'], rules, otherwise: { text: 'fine' } } }), ['fine', 'RateLimitError', 'fine', 'fine']);
  });

  it('sleeps by the clock of the program, the shortest first', async () => {
    assert.deepEqual(await valueOf('sleeps', { clock: '2026-03-02T10:00:00Z' }), [[1, 2, 3], 3]);
  });

  it('knows queues, locks, time limits and work for a thread', async () => {
    assert.deepEqual(await valueOf('other_ways', { clock: '2026-03-02T10:00:00Z' }), [5, 4, 'too slow', 'too slow', 'too slow']);
    assert.deepEqual(await valueOf('boom', { clock: '2026-03-02T10:00:00Z' }), ['too slow', 'still here']);
  });

  it('ends a program that waits for what nobody will do, with a sentence', async () => {
    const { returns: [said] } = await run('for_ever');
    assert.match(String(said?.error?.message), /waits for something that nothing here will do/);
  });
});
