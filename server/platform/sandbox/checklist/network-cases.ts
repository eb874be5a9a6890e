// D: the network, tried by JavaScript; each once at once, and once after the call that started it was answered.
import type { ScriptCase } from './escape-case.ts';

const waiting = (begin: string): string => `return new Promise((done, fail) => { ${begin}; setTimeout(() => fail(new Error('nothing came')), 700 * bait.patience) })`;

export const NETWORK_CASES: readonly ScriptCase[] = [
  { id: 'D01', name: 'connects by TCP', script: waiting(`const socket = use('net').connect(bait.port, '127.0.0.1', () => { socket.destroy(); done('through') }); socket.on('error', fail)`) },
  { id: 'D02', name: 'sends by UDP', script: waiting(`const socket = use('dgram').createSocket('udp4'); socket.on('error', fail); socket.send('x', bait.udpPort, '127.0.0.1', (error) => { socket.close(); error ? fail(error) : done('through') })`) },
  { id: 'D03', name: 'fetches an address', script: `return (await fetch('http://127.0.0.1:' + bait.port)).status > 0 && 'through'` },
  { id: 'D04', name: 'asks by http', script: waiting(`use('http').get({ host: '127.0.0.1', port: bait.port }, (reply) => { reply.resume(); done('through') }).on('error', fail)`) },
  { id: 'D05', name: 'opens a web socket', script: waiting(`const socket = new WebSocket('ws://127.0.0.1:' + bait.port); socket.onopen = () => done('through'); socket.onerror = () => fail(new Error('refused'))`) },
  { id: 'D06', name: 'connects to a socket in the file system', script: waiting(`const socket = use('net').connect(bait.socket, () => { socket.destroy(); done('through') }); socket.on('error', fail)`) },
  { id: 'D07', name: 'connects to an abstract socket', script: waiting(`const socket = use('net').connect(bait.abstractSocket, () => { socket.destroy(); done('through') }); socket.on('error', fail)`), unfit: { deno: 'Deno knows no abstract sockets' } },
  { id: 'D08', name: 'looks up a name', script: waiting(`use('dns').lookup('localhost', (error) => (error ? fail(error) : done('through')))`) },
  { id: 'D09', name: 'asks a name server of its choice', script: waiting(`const { Resolver } = use('dns'); const resolver = new Resolver({ timeout: 200, tries: 1 }); resolver.setServers(['127.0.0.1:' + bait.udpPort]); resolver.resolve4('secret.example', fail)`) },
  { id: 'D10', name: 'listens on a port', script: waiting(`const server = use('net').createServer(); server.on('error', fail); server.listen(0, '127.0.0.1', () => { server.close(); done('through') })`) },
  { id: 'D11', name: 'connects by HTTP/2', script: waiting(`const session = use('http2').connect('http://127.0.0.1:' + bait.port); session.on('error', fail); session.socket?.on('connect', () => { session.destroy(); done('through') })`) },
  { id: 'D12', name: 'connects from a worker thread', script: waiting(`const { Worker } = use('worker_threads'); const worker = new Worker("const { parentPort, workerData } = require('node:worker_threads'); require('node:net').connect(workerData, '127.0.0.1', () => parentPort.postMessage('through'))", { eval: true, workerData: bait.port }); worker.on('message', done); worker.on('error', fail)`), unfit: { deno: 'Deno starts no worker from text' } },
].map((one) => ({ ...one, isNetwork: true as const }));
