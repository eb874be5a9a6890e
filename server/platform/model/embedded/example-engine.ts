// For tests: a stand-in for node-llama-cpp as its npm package lies on a disk. It answers, hangs, grows or dies as the message says, so that what is around it is tried without it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { binaryFor, ENGINE_VERSION, engineFolder } from './find-engine.ts';

const CODE = `
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
const lastOf = (history) => history.filter(({ type }) => type === 'user').at(-1).text;
const wait = (ms, signal) => new Promise((resolve, reject) => {
  signal.addEventListener('abort', () => reject(signal.reason));
  setTimeout(resolve, ms);
});
const sequence = { used: 0, tokenMeter: { getState: () => 0, diff: () => ({ usedOutputTokens: 7 }) }, get nextTokenIndex() { return this.used; } };
let running = 0;
const tried = (work) => { try { return work() !== false; } catch { return false; } };
const reach = async ({ file, folder, port, pid }) => ({
  reads: tried(() => readFileSync(file)),
  writes: tried(() => writeFileSync(folder + '/written', 'x')),
  signals: tried(() => process.kill(pid, 0)),
  sees: tried(() => readdirSync('/proc').filter((name) => Number(name) > 0).length > 8),
  connects: await new Promise((resolve) => connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))),
});
export class LlamaChat {
  async generateResponse(history, options) {
    if (running > 0) throw new Error('two at once');
    running += 1;
    try {
      const said = lastOf(history);
      sequence.used = 50 + 7;
      if (said.includes('please die')) process.abort();
      if (said.includes('please hang')) for (;;);
      if (said.includes('please grow')) { globalThis.held = Array.from({ length: 40 }, () => Buffer.alloc(16 * 1024 * 1024, 1)); await wait(20_000, options.signal); }
      if (said.includes('please fail')) throw new Error('quoting ' + said);
      if (said.includes('please wait')) await wait(20_000, options.signal);
      if (said.includes('please pause')) await wait(300, options.signal);
      if (said.startsWith('please reach ')) return { response: JSON.stringify(await reach(JSON.parse(said.slice(13)))), metadata: { stopReason: 'eogToken' } };
      const results = history.flatMap((item) => item.type === 'model' ? item.response.filter((part) => typeof part === 'object') : []);
      if (options.functions !== undefined && results.length === 0) return { response: '', functionCalls: [{ functionName: Object.keys(options.functions)[0], params: { order: 'A-1001' } }], metadata: { stopReason: 'functionCalls' } };
      const about = { turns: history.map(({ type }) => type).join(' '), tools: results.map(({ result }) => result), environment: Object.keys(process.env).sort().join(' ') };
      return { response: 'Heard: ' + said + (said.includes('please tell') ? ' ' + JSON.stringify(about) : ''), metadata: { stopReason: 'eogToken' } };
    } finally { running -= 1; }
  }
}
export const resolveChatWrapper = () => ({});
export const getLlama = async () => ({ loadModel: async ({ modelPath }) => {
  if (readFileSync(modelPath).includes('please do not load')) throw new Error('cannot');
  return { createContext: async () => ({ getSequence: () => sequence }) };
} });
`;

export const writeExampleEngine = (dataDir: string, version = ENGINE_VERSION): void => {
  const put = (path: string, text: string): void => {
    mkdirSync(join(engineFolder(dataDir), path, '..'), { recursive: true });
    writeFileSync(join(engineFolder(dataDir), path), text);
  };
  put('node_modules/node-llama-cpp/package.json', JSON.stringify({ name: 'node-llama-cpp', version, type: 'module' }));
  put('node_modules/node-llama-cpp/dist/index.js', CODE);
  put(`${binaryFor() ?? 'node_modules/none'}/package.json`, JSON.stringify({ version }));
};
