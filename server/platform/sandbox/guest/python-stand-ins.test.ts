// The Python packages that stand in for real ones: what a realistic Flask program asks of them, and what only the host can tell.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { buildAssets } from '../../../../scripts/build-assets.ts';
import type { Call, ProgramAnswer, Surroundings } from '../program.ts';
import { startTrusted } from './start-trusted.ts';

const WEB = `
import logging
from flask import Blueprint, Flask, Response, abort, after_this_request, current_app, g, jsonify, make_response, redirect, request
from werkzeug.exceptions import HTTPException, TooManyRequests
app = Flask(__name__)
pages = Blueprint("pages", __name__, url_prefix="/pages")

@app.before_request
def who():
    if request.path == "/closed":
        return jsonify(error="no"), 401
    g.name = request.headers.get("x-name", "nobody")

@app.after_request
def mark(response):
    response.headers["X-Mark"] = "1"
    return response

@app.post("/all/<int:number>")
def all_of_it(number):
    current_app.logger.info("asked")
    login = request.authorization
    return {"name": g.name, "cookie": request.cookies.get("sid"), "user": login.username, "password": login.password, "json": request.get_json(), "number": number}, 201, {"X-More": "2"}

@app.post("/json")
def needs_json():
    return jsonify(request.json)

@app.get("/busy")
def busy():
    abort(429, description="later")

@app.errorhandler(TooManyRequests)
def told(problem):
    return jsonify(error=problem.description), problem.code

@app.errorhandler(KeyError)
def missing(problem):
    return "missing " + str(problem), 400

@app.get("/missing")
def look_up():
    return {}["x"]

@app.get("/text")
def text():
    return Response("a", mimetype="text/plain", headers={"Cache-Control": "no-store"})

@app.get("/asked.for")
def asked():
    return {"q": request.args.get("q"), "all": request.args.getlist("q"), "n": request.args.get("n", type=int), "empty": request.args.get("e"), "path": request.path, "full": request.full_path, "raw": request.query_string.decode(), "url": request.url, "lists": request.args.to_dict(flat=False)}

app.config["MAX_CONTENT_LENGTH"] = 1000

@app.post("/then")
def then():
    length = len(request.get_json())

    @after_this_request
    def add(response):
        response.headers.add("X-Length", str(length))
        response.set_cookie("sid", "a", httponly=True, samesite="Lax", max_age=5)
        response.status = "202 Accepted"
        return response
    return "then"

@app.teardown_request
def over(problem):
    print("over", request.path, type(problem).__name__)

@app.get("/boom")
def boom():
    raise RuntimeError("boom")

@pages.get("/<name>")
def page(name):
    return make_response(f"<p>{name}</p>", 203)

app.register_blueprint(pages)
`;

const REST = `
import hashlib, hmac, json, logging
from markupsafe import Markup, escape
from openai import OpenAI
from storage import storage

def marked():
    link = Markup('<a href="%s">%s</a>') % ('/x"y', "<b>")
    return [str(escape('<a> & "q"')), str(link), str(Markup("<p>{}</p>").format("<i>")), str(Markup("<br>").join(["<", ">"])), str("<" + Markup("<b>")), str(escape(Markup("<b>")))]

def fetched():
    import requests
    with requests.Session() as session:
        session.headers["X-By"] = "us"
        return [session.get("https://a.example/x", params={"q": "1"}, timeout=3).text, session.post("https://a.example/y", json=[1]).ok]

def spoken():
    client = OpenAI(api_key="k")
    messages = [{"role": "user", "content": [{"type": "text", "text": "part one"}]}]
    first = client.chat.completions.create(model="m", messages=messages, tools=[{"type": "function", "function": {"name": "look"}}])
    messages += [first.choices[0].message, {"role": "tool", "tool_call_id": first.choices[0].message.tool_calls[0].id, "content": "seen"}]
    second = client.with_options(timeout=3).chat.completions.create(model="m", messages=messages)
    return [json.loads(first.choices[0].message.tool_calls[0].function.arguments), second.choices[0].message.content, second.model_dump()["usage"]["total_tokens"]]

def refused():
    import openai
    client, kinds = OpenAI(api_key="k"), []
    for _ in range(3):
        try:
            client.chat.completions.create(model="m", messages=[{"role": "user", "content": "x"}])
        except openai.APIStatusError as problem:
            kinds.append([type(problem).__name__, problem.status_code, str(problem)])
        except openai.APIConnectionError as problem:
            kinds.append([type(problem).__name__, None, str(problem)])
    return kinds

def stored():
    storage.put_bytes("b", b"\\x80\\x04")
    return [storage.get_bytes("b"), storage.get("b"), storage.get_bytes("nothing")]

def changed():
    return [storage.get("k") for _ in range(4)]

def digest():
    return hmac.new(b"k", b"m", hashlib.sha256).hexdigest()

def in_constant_time():
    return [hmac.compare_digest(digest(), "ab"), hmac.compare_digest(digest(), digest()), json.dumps(digest())[:4], digest()]

def with_equals():
    return [digest() == digest(), digest() != "ab", hmac.new(b"k", b"m", "sha256").digest() == b""]

def in_another_spelling():
    return [digest().upper().encode() == b""]

def days():
    import datetime, time
    day = datetime.date.today()
    return [day.isoformat(), isinstance(day, datetime.date), time.strftime("%Y-%m-%d"), time.localtime().tm_hour, time.gmtime(0).tm_year]

def connection_strings():
    import psycopg
    from psycopg.conninfo import conninfo_to_dict, make_conninfo
    try:
        conninfo_to_dict("password='open")
    except psycopg.ProgrammingError:
        broken = True
    written = make_conninfo("user=app", password="it's a \\\\ b", host=None)
    return [conninfo_to_dict(r"user = app  password='it\\'s open' host=db"), conninfo_to_dict(written), conninfo_to_dict("postgresql://app:p%20w@db/x?password=q"), broken]

def logs():
    handler = logging.FileHandler("/tmp/app.log")
    logging.getLogger("file").addHandler(handler)
    logging.getLogger("file").propagate = False
    logging.getLogger("file").warning("in a file")
`;

const PAGES = `
import datetime
import psycopg
from types import SimpleNamespace
from flask import Blueprint, Flask, g, jsonify
from flask.views import MethodView
from psycopg.rows import dict_row
pages = Blueprint("pages", __name__)

@pages.get("/rows")
def rows():
    with psycopg.connect(user="u", password="pw") as conn, conn.cursor() as cur:
        cur.execute("SELECT id, name FROM t ORDER BY id")
        pairs = [[id, name] for id, name in cur]
        one = conn.cursor(row_factory=dict_row).execute("SELECT id, name FROM t WHERE id = %(id)s", {"id": 2})
        return jsonify(pairs + [one.fetchone(), one.fetchone(), cur.rowcount])

@pages.get("/broken")
def broken():
    raise LookupError("x")

class Seen(MethodView):
    def get(self):
        return "seen"

@pages.get("/as-libpq")
def as_libpq():
    g.conn = psycopg.Connection.connect(host="db")
    try:
        return jsonify(g.pop("conn").execute("SELECT id FROM t WHERE id = 1").fetchall() + [g.pop("conn", None), g.setdefault("n", 3), list(g)])
    finally:
        pass

kept = psycopg.connect(user="u", password="pw")

@pages.get("/kept")
def keeps():
    with kept as conn:
        return jsonify(conn.execute("SELECT id FROM t WHERE id = 1").fetchall())

@pages.get("/odd-kinds/<kind>")
def odd_kinds(kind):
    return jsonify({"date": datetime.date(2026, 3, 2), "set": {1}}[kind])

@pages.get("/settings")
def settings():
    return jsonify(app.config)

app = Flask(__name__)
app.config.from_mapping(A=1, b=2)
app.config.from_prefixed_env("APP")
app.config.from_object(SimpleNamespace(C=4, d=5))
app.register_blueprint(pages)
app.add_url_rule("/view", view_func=Seen.as_view("seen"))
app.register_error_handler(LookupError, lambda problem: f"handled: {problem}")
`;

describe('Python stand-ins', () => {
  let child: Awaited<ReturnType<typeof startTrusted>>;
  before(async () => {
    await buildAssets();
    child = await startTrusted();
  });
  after(() => child.stop());
  const ask = async (call: Omit<Call, 'file'>): Promise<{ status: number; headers: Record<string, string>; body: string }> => {
    const { returns: [said] } = await child.run({ language: 'python', files: { 'app.py': WEB }, calls: [{ file: 'app.py', ...call }] });
    assert.equal(said?.error, undefined);
    const { body, ...more } = (said?.value ?? {}) as { status: number; headers: Record<string, string>; body: { $bytes: string } };
    return { ...more, body: atob(body.$bytes) };
  };
  const run = (name: string, around: Surroundings = {}): Promise<ProgramAnswer> => child.run({ ...around, language: 'python', files: { 'app.py': REST }, calls: [{ file: 'app.py', function: name }] });
  const valueOf = async (name: string, around?: Surroundings): Promise<unknown> => {
    const { returns: [said] } = await run(name, around);
    assert.equal(said?.error, undefined);
    return said?.value;
  };

  it('read a request as Flask does', async () => {
    const headers = { 'X-NAME': 'Ann', cookie: 'a=1; sid=s=2', authorization: `Basic ${btoa('ann:pw:2')}` };
    const said = await ask({ method: 'POST', path: '/all/4', headers, json: { a: [1] } });
    assert.deepEqual([said.status, said.headers['X-Mark'], said.headers['X-More'], said.headers['Content-Type']], [201, '1', '2', 'application/json']);
    assert.deepEqual(JSON.parse(said.body), { name: 'Ann', cookie: 's=2', user: 'ann', password: 'pw:2', json: { a: [1] }, number: 4 });
    assert.equal((await ask({ method: 'POST', path: '/json' })).status, 415);
  });

  it('answer by hooks, handlers and status as Flask does', async () => {
    const short = async (path: string): Promise<[number, string]> => ask({ path }).then(({ status, body }) => [status, body]);
    assert.deepEqual(await short('/closed'), [401, '{"error": "no"}']);
    assert.deepEqual(await short('/busy'), [429, '{"error": "later"}']);
    assert.deepEqual(await short('/missing'), [400, "missing 'x'"]);
    assert.deepEqual(await short('/pages/ann'), [203, '<p>ann</p>']);
    assert.deepEqual([(await short('/nowhere'))[0], (await short('/json'))[0]], [404, 405]);
    assert.equal((await ask({ path: '/text' })).headers['Content-Type'], 'text/plain; charset=utf-8');
  });

  it('read a query of the address, of the call or of both', async () => {
    const said = await ask({ path: '/asked.for?q=a+b&n=4&e=&q=%C3%A9' });
    assert.deepEqual(JSON.parse(said.body), { q: 'a b', all: ['a b', 'é'], n: 4, empty: '', path: '/asked.for', full: '/asked.for?q=a+b&n=4&e=&q=%C3%A9', raw: 'q=a+b&n=4&e=&q=%C3%A9', url: 'https://app.example/asked.for?q=a+b&n=4&e=&q=%C3%A9', lists: { q: ['a b', 'é'], n: ['4'], e: [''] } });
    const both = JSON.parse((await ask({ path: '/asked.for?n=x', query: { q: 'a b' } })).body) as Record<string, unknown>;
    assert.deepEqual([both['q'], both['n'], both['raw']], ['a b', null, 'n=x&q=a+b']);
    assert.equal((JSON.parse((await ask({ path: '/asked.for' })).body) as Record<string, unknown>)['full'], '/asked.for?');
    assert.equal((await ask({ path: '/asked-for' })).status, 404);
  });

  it('call what waits for the end of a request, and keep to the length it may have', async () => {
    const said = await ask({ method: 'POST', path: '/then', json: [1, 2] });
    assert.deepEqual([said.status, said.headers['X-Length'], said.headers['Set-Cookie'], said.body], [202, '2', 'sid=a; Max-Age=5; SameSite=Lax; HttpOnly', 'then']);
    assert.equal((await ask({ method: 'POST', path: '/then', json: 'x'.repeat(1000) })).status, 413);
    const { printed } = await child.run({ language: 'python', files: { 'app.py': WEB }, calls: [{ file: 'app.py', path: '/text' }, { file: 'app.py', path: '/boom' }] });
    assert.deepEqual(printed.match(/over .*/g), ['over /text NoneType', 'over /boom RuntimeError']);
  });

  it('serve an app whose pages are a blueprint and a view class, and hand out rows as psycopg does', async () => {
    const sqlite: Surroundings['sqlite'] = [['CREATE TABLE t (id INTEGER, name TEXT)'], ['INSERT INTO t VALUES (1, ?), (2, ?)', 'a', 'b']];
    const get = (path: string): Call => ({ file: 'app.py', path });
    const { returns } = await child.run({ language: 'python', files: { 'app.py': PAGES }, sqlite, postgres: { accepts: ['pw'] }, calls: [get('/rows'), get('/view'), get('/broken'), get('/kept'), get('/kept'), get('/odd-kinds/date'), get('/odd-kinds/set')] });
    const said = returns.map(({ value, error }) => error?.message ?? atob((value as { body: { $bytes: string } }).body.$bytes));
    assert.deepEqual(said, ['[[1, "a"], [2, "b"], {"id": 2, "name": "b"}, null, 2]', 'seen', 'handled: x', '[{"id": 1}]', 'the connection is closed', '"Mon, 02 Mar 2026 00:00:00 GMT"', 'Object of type set is not JSON serializable']);
  });

  it('take from the environment what a connection was not told, and settings by their beginning', async () => {
    const env = { PGPASSWORD: 'pw', PGUSER: 'u', APP_NUMBER: '3', APP_NAME: 'x', OTHER: 'y' };
    const { returns, log } = await child.run({ language: 'python', files: { 'app.py': PAGES }, env, sqlite: [['CREATE TABLE t (id INTEGER)'], ['INSERT INTO t VALUES (1)']], postgres: { accepts: ['pw'] }, calls: ['/as-libpq', '/settings'].map((path) => ({ file: 'app.py', path })) });
    assert.deepEqual(returns.map(({ value, error }) => error ?? (JSON.parse(atob((value as { body: { $bytes: string } }).body.$bytes)) as unknown)), [[{ id: 1 }, null, 3, ['n']], { A: 1, NUMBER: 3, NAME: 'x', C: 4 }]);
    assert.deepEqual(log[0], { does: 'postgres.connect', user: 'u', password: 'pw' });
  });

  it('read connection strings as libpq does', async () => {
    assert.deepEqual(await valueOf('connection_strings'), [{ user: 'app', password: "it's open", host: 'db' }, { user: 'app', password: 'it\'s a \\ b' }, { user: 'app', password: 'q', host: 'db', dbname: 'x' }, true]);
  });

  it('escape as markupsafe does', async () => {
    assert.deepEqual(await valueOf('marked'), ['&lt;a&gt; &amp; &#34;q&#34;', '<a href="/x&#34;y">&lt;b&gt;</a>', '<p>&lt;i&gt;</p>', '&lt;<br>&gt;', '&lt;<b>', '<b>']);
  });

  it('fetch with a session as requests does', async () => {
    const { returns, log } = await run('fetched', { http: [{ url: 'https://a.example/*', body: 'here' }] });
    assert.deepEqual(returns[0]?.value, ['here', true]);
    assert.deepEqual(log.map((entry) => (entry.does === 'http.request' ? [entry.method, entry.url, entry.headers['X-By'], entry.body] : entry.does)), [['GET', 'https://a.example/x?q=1', 'us', null], ['POST', 'https://a.example/y', 'us', '[1]']]);
  });

  it('take messages back as openai does', async () => {
    const llm = { rules: [{ when: { call: 1 }, reply: { text: '', toolCalls: [{ name: 'look', arguments: { at: 3 } }] } }], otherwise: { text: '{{all}}', tokens: { input: 2, output: 3 } } };
    assert.deepEqual(await valueOf('spoken', { llm }), [{ at: 3 }, 'part one\n\nseen', 5]);
  });

  it('raise what openai raises, by what the provider says', async () => {
    const kinds = ['BadRequestError', 'RateLimitError', 'APITimeoutError'];
    const rules = kinds.map((fails, at) => ({ when: { call: at + 1 }, reply: { text: `said ${at}`, fails } }));
    assert.deepEqual(await valueOf('refused', { llm: { rules, otherwise: { text: '' } } }), [['BadRequestError', 400, 'said 0'], ['RateLimitError', 429, 'said 1'], ['APITimeoutError', null, 'said 2']]);
  });

  it('keep bytes in the store, and see it change between two reads', async () => {
    assert.deepEqual(await valueOf('stored'), [{ $bytes: 'gAQ=' }, 'gAQ=', null]);
    const storageChanges = [{ key: 'k', afterReads: 1, text: 'two' }, { key: 'k', afterReads: 3, text: 'one' }];
    assert.deepEqual(await valueOf('changed', { storage: { k: 'one' }, storageChanges }), ['one', 'two', 'two', 'one']);
  });

  it('tell the host when a keyed digest is compared with ==, and when in constant time', async () => {
    const quiet = await run('in_constant_time');
    assert.deepEqual(quiet.returns[0]?.value, [false, true, '"b60', 'b60090e3052297aeb5a080889ce2fc4bca957e756faeb4df7d31800ca1e771ec']);
    assert.deepEqual(quiet.log, [{ does: 'digest.compareInConstantTime' }]);
    const told = await run('with_equals');
    assert.deepEqual(told.returns[0]?.value, [true, true, false]);
    assert.deepEqual(told.log, [{ does: 'digest.compare' }]);
    assert.deepEqual((await run('in_another_spelling')).log, [{ does: 'digest.compare' }]);
  });

  it('tell the day by the clock of the check', async () => {
    assert.deepEqual(await valueOf('days', { clock: '2031-05-06T07:00:00Z' }), ['2031-05-06', true, '2031-05-06', 7, 1970]);
  });

  it('count a log file as printed', async () => {
    assert.equal((await run('logs')).printed, 'in a file\n');
  });
});
