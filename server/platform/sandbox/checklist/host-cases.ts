// B and C: the host's files, secrets and processes, tried by JavaScript that has everything Node or Deno offers.
import type { ScriptCase } from './escape-case.ts';

const NODE_ONLY = 'an interface of Node that Deno does not have';

// Each runs as the body of an async function; `bait` is what it aims at, `use(name)` gives a built-in module.
export const HOST_CASES: readonly ScriptCase[] = [
  { id: 'B01', name: 'reads a file of the server', script: `return use('fs').readFileSync(bait.file, 'utf8')` },
  { id: 'B02', name: 'reads /etc/passwd', script: `return use('fs').readFileSync('/etc/passwd', 'utf8').includes('root:') && 'through'` },
  { id: 'B03', name: 'reads the source of the grader', script: `return use('fs').readFileSync(bait.graderSource, 'utf8').length > 0 && 'through'` },
  { id: 'B04', name: 'writes a file beside the server’s', script: `use('fs').writeFileSync(bait.folder + '/written', 'x'); return 'through'` },
  { id: 'B05', name: 'writes into /tmp', script: `const path = '/tmp/' + bait.secret; use('fs').writeFileSync(path, 'x'); use('fs').unlinkSync(path); return 'through'` },
  { id: 'B06', name: 'makes an empty file, if need be in the root', script: `for (const folder of [bait.folder, '']) { try { const path = folder + '/' + bait.secret; use('fs').closeSync(use('fs').openSync(path, 'w')); use('fs').unlinkSync(path); return 'through' } catch {} }` },
  { id: 'B07', name: 'makes a folder', script: `const path = bait.folder + '/made'; use('fs').mkdirSync(path); return 'through'` },
  { id: 'B08', name: 'reads through a link it makes', script: `const link = bait.folder + '/link'; use('fs').symlinkSync(bait.file, link); return use('fs').readFileSync(link, 'utf8')` },
  { id: 'B09', name: 'reads secrets from the environment', script: `return process.env.BAIT` },
  { id: 'B10', name: 'reads what descriptors 3 to 63 point at', script: `for (let fd = 3; fd < 64; fd += 1) { try { if (!use('fs').fstatSync(fd).isFile()) continue; const into = Buffer.alloc(4096); const text = into.toString('utf8', 0, use('fs').readSync(fd, into, 0, 4096, 0)); if (text.includes(bait.secret)) return text } catch {} }`, unfit: { deno: 'Deno gives numbers of its own to what it opens' } },
  { id: 'B11', name: 'lists processes in /proc', script: `return use('fs').readdirSync('/proc').some((name) => Number(name) > 0) && 'through'` },
  { id: 'B12', name: 'reads the parent’s environment in /proc', script: `return use('fs').readFileSync('/proc/' + bait.parentPid + '/environ', 'utf8')` },
  { id: 'B13', name: 'goes around by /proc/self/root', script: `return use('fs').readFileSync('/proc/self/root' + bait.file, 'utf8')` },
  { id: 'B14', name: 'opens a database file', script: `const { DatabaseSync } = use('sqlite'); return new DatabaseSync(bait.database).prepare('select text from secret').get().text` },
  { id: 'B15', name: 'attaches a database file to one in memory', script: `const { DatabaseSync } = use('sqlite'); const db = new DatabaseSync(':memory:'); db.exec("attach '" + bait.database + "' as other"); return db.prepare('select text from other.secret').get().text` },
  { id: 'B16', name: 'imports a module from the server’s disk', script: `return (await import('file://' + bait.folder + '/secret.mjs')).secret` },
  { id: 'B17', name: 'requires a file from the server’s disk', script: `return use('module').createRequire(bait.folder + '/x.js')(bait.folder + '/secret.json').secret` },
  { id: 'B18', name: 'has V8 write its heap to the disk', script: `const path = bait.folder + '/heap'; use('v8').writeHeapSnapshot(path); return 'through'`, unfit: { deno: NODE_ONLY } },
  { id: 'B19', name: 'has Node write a report to the disk', script: `process.report.directory = bait.folder; process.report.writeReport('report.json'); return use('fs').existsSync(bait.folder + '/report.json') && 'through'`, unfit: { deno: NODE_ONLY } },
  { id: 'B20', name: 'opens the disk for a WASI program', script: `const { WASI } = use('wasi'); new WASI({ version: 'preview1', preopens: { '/': bait.folder } }); return 'through'`, unfit: { deno: NODE_ONLY } },
  { id: 'B21', name: 'reads in a worker thread', script: `const { Worker } = use('worker_threads'); return new Promise((done, fail) => { const worker = new Worker("const { parentPort, workerData } = require('node:worker_threads'); parentPort.postMessage(require('node:fs').readFileSync(workerData, 'utf8'))", { eval: true, workerData: bait.file }); worker.on('message', done); worker.on('error', fail); setTimeout(fail, 1500 * bait.patience) })`, unfit: { deno: 'Deno starts no worker from text' } },
  { id: 'B22', name: 'asks what the machine is called', script: `return use('os').hostname() === bait.hostname && 'through'` },

  { id: 'C01', name: 'runs a command by exec', script: `return use('child_process').execSync('cat ' + bait.file, { env: {} }).toString()` },
  { id: 'C02', name: 'spawns a shell', script: `return use('child_process').spawnSync('/bin/sh', ['-c', 'cat ' + bait.file], { env: {} }).stdout.toString()` },
  { id: 'C03', name: 'starts its own engine once more', script: `const { status, error } = use('child_process').spawnSync(process.execPath, ['--version'], { env: {} }); return error === undefined && status === 0 && 'through'` },
  { id: 'C04', name: 'forks by the binding behind child_process', script: `const found = process.binding('spawn_sync').spawn({ file: '/bin/cat', args: ['cat', bait.file], envPairs: [], stdio: [{ type: 'pipe', readable: true, writable: false }, { type: 'pipe', readable: false, writable: true }, { type: 'pipe', readable: false, writable: true }] }); return String(found.output[1])`, unfit: { deno: NODE_ONLY } },
  { id: 'C05', name: 'forks by cluster', script: `const cluster = use('cluster'); cluster.setupPrimary({ exec: bait.folder + '/secret.mjs' }); const worker = cluster.fork(); return new Promise((done, fail) => { worker.on('online', () => { worker.kill(); done('through') }); worker.on('error', fail); setTimeout(fail, 1500 * bait.patience) })`, unfit: { deno: NODE_ONLY } },
  { id: 'C06', name: 'becomes another program by execve', script: `process.execve('/bin/sh', ['sh', '-c', 'echo x > ' + bait.folder + '/executed'])`, isAlone: true, unfit: { deno: NODE_ONLY } },
  { id: 'C07', name: 'kills the parent', script: `process.kill(bait.parentPid, 'SIGTERM')`, isLate: true },
  { id: 'C08', name: 'sends a signal to every process', script: `process.kill(-1, 0); return 'through'` },
  { id: 'C09', name: 'looks for other processes by signal 0', script: `for (let pid = 3; pid < 40000; pid += 1) { try { if (pid !== process.pid && process.kill(pid, 0)) return 'through' } catch {} }` },
  { id: 'C10', name: 'makes the parent run slower', script: `use('os').setPriority(bait.parentPid, 19); return 'through'` },
  { id: 'C11', name: 'becomes another user', script: `process.setuid(process.getuid() === 0 ? 1 : 0); return 'through'`, isAlone: true },
  { id: 'C12', name: 'loads a native library', script: `try { process.dlopen({ exports: {} }, bait.library) } catch (error) { if (/self-register/.test(error.message)) return 'through'; throw error }`, unfit: { deno: NODE_ONLY } },
  { id: 'C13', name: 'changes its folder', script: `process.chdir(bait.folder); return 'through'` },
  { id: 'C14', name: 'opens a debugger', script: `const inspector = use('inspector'); inspector.open(0, '127.0.0.1'); const url = inspector.url(); inspector.close(); return url !== undefined && 'through'` },
];

/** What only Deno offers. */
export const DENO_CASES: readonly ScriptCase[] = [
  { id: 'C15', name: 'runs a command by Deno.Command', script: `return new TextDecoder().decode(new Deno.Command('cat', { args: [bait.file] }).outputSync().stdout)` },
  { id: 'C16', name: 'loads a library by Deno.dlopen', script: `Deno.dlopen(bait.library, { cos: { parameters: ['f64'], result: 'f64' } }); return 'through'` },
  { id: 'C17', name: 'reads in a worker of its own', script: `return new Promise((done, fail) => { const worker = new Worker('data:application/javascript,' + encodeURIComponent("postMessage(Deno.readTextFileSync('" + bait.file + "'))"), { type: 'module' }); worker.onmessage = ({ data }) => done(data); worker.onerror = (event) => { event.preventDefault(); fail(new Error(event.message)) }; setTimeout(fail, 1500 * bait.patience) })` },
  { id: 'C18', name: 'asks for a permission', script: `return Deno.permissions.requestSync({ name: 'read', path: bait.file }).state === 'granted' && 'through'` },
  { id: 'B23', name: 'reads by Deno.readTextFile', script: `return Deno.readTextFileSync(bait.file)` },
  { id: 'B24', name: 'reads the environment by Deno.env', script: `return Deno.env.get('BAIT')` },
].map((one) => ({ ...one, unfit: { bubblewrap: 'an interface of Deno' } }));
