// What competent developers write into a right fix in Python, and a stand-in once refused or answered otherwise than the real package.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { buildAssets } from '../../../../scripts/build-assets.ts';
import type { Call, Surroundings } from '../program.ts';
import { startTrusted } from './start-trusted.ts';

const APP = `
from typing import Any
import io, json
import psycopg
from flask import Flask, Request, abort, jsonify, make_response, request, send_file
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import Gone, HTTPException
from werkzeug.security import safe_join
app = Flask(__name__)

@app.errorhandler(Exception)
def told(problem) -> ResponseReturnValue:
    return problem if isinstance(problem, HTTPException) else ("ours", 500)

@app.errorhandler(410)
def gone(problem):
    response = problem.get_response()
    response.data = json.dumps({"code": problem.code})
    response.content_type = "application/json"
    return response

@app.get("/told")
def refuses():
    abort(403, "no <b>")

@app.get("/gone")
def is_gone():
    raise Gone()

@app.get("/asked")
def asked():
    return request.args["nobody-sent-this"]

@app.get("/login")
def login():
    who = request.authorization
    return jsonify([who["username"], who.get("password"), who.parameters, who.token, "realm" in who, who.realm])

@app.get("/token")
def token():
    return jsonify([request.authorization.type, request.authorization.token, request.authorization.username])

@app.get("/sorted/<any(name, started):order>/<string(maxlength=3):short>", defaults={"more": 1})
def in_order(order, short, more):
    return f"{order} {short} {more}"

@app.get("/headers")
def headers():
    response = make_response("a")
    response.headers.set("X-A", "b")
    response.headers.extend({"X-C": "d"})
    response.cache_control.no_store = True
    response.cache_control.max_age = 5
    return response

@app.get("/file")
def file():
    return send_file(io.BytesIO(b"a"), mimetype="image/png", as_attachment=True, download_name="a.png")

@app.post("/same")
def same():
    request.get_json()["seen"] = safe_join("/a", "../b") is None
    return request.get_json()

@app.get("/down")
def down():
    try:
        return str(psycopg.connect(password="wrong"))
    except psycopg.DatabaseError as problem:
        return jsonify([problem.sqlstate, problem.diag.message_primary, isinstance(problem, psycopg.errors.OperationalError)])
`;

const PROGRAM = `
import json
from collections import namedtuple
import asyncio
import openai, requests
from markupsafe import Markup, escape
from openai import InternalServerError, OpenAI, PermissionDeniedError
from openai.types.chat import ChatCompletionMessageParam
from requests.exceptions import ConnectTimeout, HTTPError, ReadTimeout, RequestException, Timeout

def lines():
    text = escape("<a> \\n&")
    return [str(Markup("<br>").join(text.split("\\n"))), str(text.replace("\\n", "<br>")), str(text.replace("\\n", Markup("<br>"))), str(escape(text.strip()[:4])), str(Markup("{:.2f} {n:>3}|{t}").format(1.5, n=2, t="<")), str(Markup("{t}").format_map({"t": "<"})), type(text.partition("a")).__name__, str(Markup("<b>a</b> &amp; b").striptags())]

def fetched():
    with requests.get("https://a.example/x", stream=True) as reply:
        parts = b"".join(reply.iter_content(2)).decode()
    try:
        requests.get("https://a.example/none").raise_for_status()
    except HTTPError as problem:
        status = problem.response.status_code
    try:
        requests.get("https://a.example/x").json()
    except requests.exceptions.JSONDecodeError as problem:
        unread = isinstance(problem, (ValueError, RequestException))
    return [parts, reply.reason, bool(reply), status, unread, issubclass(ReadTimeout, Timeout), issubclass(ConnectTimeout, ConnectionError if False else requests.ConnectionError), requests.codes.ok]

def spoken():
    messages: list[ChatCompletionMessageParam] = [{"role": "user", "content": "hi"}]
    with OpenAI(api_key="k", default_headers={"a": "b"}, max_retries=0) as client:
        said = client.chat.completions.create(model="m", messages=messages, timeout=3)
    try:
        OpenAI(api_key="wrong").chat.completions.create(model="m", messages=messages)
    except openai.APIStatusError as problem:
        refused = [problem.status_code, problem.code, problem.message == str(problem)]
    return [said.choices[0].message.refusal, said.object, refused, issubclass(InternalServerError, openai.APIError), PermissionDeniedError.status_code]

def tried(how):
    client = OpenAI(api_key="k")
    ask = {"model": "m", "messages": [{"role": "user", "content": "hi"}]}
    ways = {
        "by itself": lambda: client.chat.completions.create(**ask),
        "twice": lambda: OpenAI(api_key="k", max_retries=2).chat.completions.create(**ask),
        "once": lambda: client.with_options(max_retries=1, timeout=3).chat.completions.create(**ask),
        "awaited": lambda: asyncio.run(openai.AsyncOpenAI(api_key="k", max_retries=2).chat.completions.create(**ask)),
    }
    try:
        return ways[how]().choices[0].message.content
    except openai.OpenAIError as problem:
        return type(problem).__name__

def taken():
    from database import db
    found, ids = db.execute("SELECT id FROM t ORDER BY id"), []
    while row := found.fetchone():
        ids.append(row["id"])
        if row["id"] == 1:
            ids.append([one["id"] for one in found.fetchmany(2)])
    return ids + [found.fetchall()]

def failing():
    import psycopg
    from psycopg import errors
    said = []
    with psycopg.connect(password="pw") as conn:
        for query in ("SELECT id FROM nobody", "SELECT salary FROM t", "SELEC id FROM t", "SELECT abs(-9223372036854775807 - 1)"):
            try:
                conn.execute(query).fetchall()
            except psycopg.OperationalError:
                said.append("the connection")
            except psycopg.Error as problem:
                said.append([type(problem).__name__, problem.sqlstate, isinstance(problem, psycopg.ProgrammingError)])
    return said + [issubclass(errors.UndefinedTable, psycopg.DatabaseError)]

def rows():
    import psycopg
    from psycopg.rows import class_row, scalar_row
    with psycopg.connect(password="pw", autocommit=True) as conn, conn.transaction():
        kind = namedtuple("T", "id name")
        one: psycopg.Cursor[tuple] = conn.cursor(row_factory=class_row(kind)).execute("SELECT id, name FROM t")
        return [one.fetchone().name, conn.cursor(row_factory=scalar_row).execute("SELECT id FROM t").fetchall()]
`;

describe('Ordinary Python', () => {
  let child: Awaited<ReturnType<typeof startTrusted>>;
  before(async () => {
    await buildAssets();
    child = await startTrusted();
  });
  after(() => child.stop());

  const ask = async (path: string, more: Omit<Call, 'file' | 'path'> = {}): Promise<[number, string, Record<string, string>]> => {
    const { returns: [said] } = await child.run({ language: 'python', files: { 'app.py': APP }, postgres: { accepts: ['pw'] }, calls: [{ file: 'app.py', path, ...more }] });
    assert.equal(said?.error, undefined);
    const { status, body, headers } = (said?.value ?? {}) as { status: number; body: { $bytes: string }; headers: Record<string, string> };
    return [status, atob(body.$bytes), headers];
  };
  const valueOf = async (name: string, around: Surroundings = {}): Promise<unknown> => {
    const { returns: [said] } = await child.run({ ...around, language: 'python', files: { 'app.py': PROGRAM }, calls: [{ file: 'app.py', function: name }] });
    assert.equal(said?.error, undefined);
    return said?.value;
  };

  it('gives what a query found once and in order, as a cursor does', async () => {
    assert.deepEqual(await valueOf('taken', { sqlite: [['CREATE TABLE t (id INTEGER)'], ['INSERT INTO t VALUES (1), (2), (3), (4)']] }), [1, [2, 3], 4, []]);
  });

  it('calls a query that fails an error of the query, as psycopg does', async () => {
    const around: Surroundings = { postgres: { accepts: ['pw'] }, sqlite: [['CREATE TABLE t (id INTEGER, name TEXT)']] };
    assert.deepEqual(await valueOf('failing', around), [['UndefinedTable', '42P01', true], ['UndefinedColumn', '42703', true], ['SyntaxError', '42601', true], ['NumericValueOutOfRange', '22003', false], true]);
  });

  it('tries a call of openai again as often as it is told to, where that may help', async () => {
    const calls = async (how: string, fails: string): Promise<unknown> => {
      const { returns: [said], log } = await child.run({ language: 'python', files: { 'app.py': PROGRAM }, calls: [{ file: 'app.py', function: 'tried', args: [how] }], llm: { rules: [], otherwise: { text: 'It failed.', fails } } });
      return [said?.value ?? said?.error, log.length];
    };
    assert.deepEqual(await calls('by itself', 'APIConnectionError'), ['APIConnectionError', 1]);
    assert.deepEqual(await calls('twice', 'InternalServerError'), ['InternalServerError', 3]);
    assert.deepEqual(await calls('once', 'APITimeoutError'), ['APITimeoutError', 2]);
    assert.deepEqual(await calls('awaited', 'RateLimitError'), ['RateLimitError', 3]);
    assert.deepEqual(await calls('twice', 'BadRequestError'), ['BadRequestError', 1]);
  });

  it('hands an HTTP error back, or its response, and shows what it says as text', async () => {
    const [status, page] = await ask('/told');
    assert.equal(status, 403);
    assert.match(page, /<title>403 Forbidden<\/title>[^]*<p>no &lt;b&gt;<\/p>/);
    assert.deepEqual((await ask('/gone')).slice(0, 2), [410, '{"code": 410}']);
    assert.equal((await ask('/asked'))[0], 400);
  });

  it('asks a login by name, by attribute and for its parameters', async () => {
    assert.deepEqual(JSON.parse((await ask('/login', { headers: { Authorization: `Basic ${btoa('ann:pw')}` } }))[1]), ['ann', 'pw', { username: 'ann', password: 'pw' }, null, false, null]);
    assert.deepEqual(JSON.parse((await ask('/token', { headers: { Authorization: 'Bearer abc' } }))[1]), ['bearer', 'abc', null]);
  });

  it('says in an address what may stand there', async () => {
    assert.deepEqual((await ask('/sorted/started/abc')).slice(0, 2), [200, 'started abc 1']);
    assert.deepEqual([(await ask('/sorted/salary/abc'))[0], (await ask('/sorted/name/abcd'))[0]], [404, 404]);
  });

  it('sets headers in the ways there are', async () => {
    const [, , headers] = await ask('/headers');
    assert.deepEqual([headers['X-A'], headers['X-C'], headers['Cache-Control']], ['b', 'd', 'no-store, max-age=5']);
    assert.equal((await ask('/file'))[2]['Content-Disposition'], 'attachment; filename=a.png');
  });

  it('reads a body once, so that a change to it stays', async () => {
    assert.deepEqual(JSON.parse((await ask('/same', { method: 'POST', json: { a: 1 } }))[1]), { a: 1, seen: true });
  });

  it('looks at an error of the database', async () => {
    assert.deepEqual(JSON.parse((await ask('/down'))[1]), [null, null, true]);
  });

  it('cuts and joins markup, which stays markup and escapes what it is given', async () => {
    assert.deepEqual(await valueOf('lines'), ['&lt;a&gt; <br>&amp;', '&lt;a&gt; &lt;br&gt;&amp;', '&lt;a&gt; <br>&amp;', '&lt;', '1.50   2|&lt;', '&lt;', 'tuple', 'a & b']);
  });

  it('reads a reply in parts, and errors of requests by their module', async () => {
    const http = [{ url: 'https://a.example/x', body: 'here' }, { url: 'https://a.example/none', status: 404, body: '' }];
    assert.deepEqual(await valueOf('fetched', { http }), ['here', 'OK', true, 404, true, true, true, 200]);
  });

  it('opens a client of openai for a while, and asks an error for its status', async () => {
    assert.deepEqual(await valueOf('spoken', { llm: { accepts: ['k'], rules: [], otherwise: { text: 'fine' } } }), [null, 'chat.completion', [401, null, true], true, 403]);
  });

  it('makes rows of a class, or of one column', async () => {
    assert.deepEqual(await valueOf('rows', { sqlite: [['CREATE TABLE t (id INTEGER, name TEXT)'], ['INSERT INTO t VALUES (1, ?)', 'a']], postgres: { accepts: ['pw'] } }), ['a', [1]]);
  });
});
