// Lets a new interpreter do once what every program does, so that nobody's first run waits for code to be compiled.
import type { KeptPython, PythonRequest } from './python-child.ts';

/** What labs are made of: an application, a database, JSON, patterns, a log, digests, files. Ours, and nobody else's is there yet. */
const PROGRAM = `
import hashlib, json, logging, re
from flask import Flask, jsonify, request
from database import db

app = Flask(__name__)
NAMES = re.compile(r"[A-Za-z' -]{0,40}")

@app.get("/things/<int:number>")
def things(number):
    name = request.args.get("name", "")
    if not NAMES.fullmatch(name):
        return jsonify(error="name"), 400
    logging.info("looking for %s", name)
    rows = db.execute("SELECT id, name FROM things WHERE name LIKE ?", [f"%{name}%"]).fetchall()
    return jsonify([{**row, "digest": hashlib.sha256(row["name"].encode()).hexdigest()} for row in rows if row["id"] != number])

@app.post("/things")
def add():
    given = request.get_json(silent=True) or {}
    return json.dumps(sorted(given.items())), 201, {"X-Kind": "thing"}
`;
const ROWS = JSON.stringify({ value: { names: ['id', 'name'], rows: Array.from({ length: 10 }, (_, at) => [at, `thing ${at}`]) } });
const TIMES = 3;

/** The interpreter is as new afterwards. Throws when it cannot be used. */
export const warmUp = ({ run, settle }: KeptPython): void => {
  for (let time = 1; time <= TIMES; time += 1) {
    const request: PythonRequest = {
      files: { 'warm_up.py': PROGRAM },
      calls: [
        { file: 'warm_up.py', path: '/things/3', query: { name: "O'Thing" } },
        { file: 'warm_up.py', method: 'POST', path: '/things', json: { of: ['several', 'kinds'], at: time } },
        { file: 'warm_up.py', path: '/nothing' },
        { file: 'warm_up.py', function: 'absent' },
      ],
      services: [],
      hasDatabase: true,
      run: { id: 'ours', isLast: time === TIMES },
    };
    run(request, () => ROWS);
    settle();
  }
};
