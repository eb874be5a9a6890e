// For tests: OpenAI-compatible endpoints on loopback that answer, hang, fail, talk nonsense, or stop half way.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';

export type Asked = { authorization: string | undefined; body: { model: string; messages: { role: string; content: unknown }[]; max_tokens?: number } };
type Answer = (reply: ServerResponse, asked: Asked) => void;

type Usage = { prompt_tokens: number; completion_tokens: number; total_tokens: number };

const completion = (text: string, usage: Usage = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 }): string =>
  JSON.stringify({ id: 'c1', object: 'chat.completion', created: 1, model: 'small', choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }], usage });

export const answers = (text: string, usage?: Usage): Answer => (reply) => void reply.writeHead(200, { 'content-type': 'application/json' }).end(completion(text, usage));
export const fails = (status: number): Answer => (reply) => void reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error: { message: 'quoting sk-secret back', type: 'x' } }));
export const talksNonsense: Answer = (reply) => void reply.writeHead(200, { 'content-type': 'application/json' }).end('\u0000<html>{"choices":');
export const streamsGarbage: Answer = (reply) => void reply.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: \u0007\u0007\n\n'.repeat(500));
export const stopsHalfWay: Answer = (reply) => {
  reply.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
  reply.write(completion('amber').slice(0, 40), () => reply.destroy());
};
export const hangs: Answer = () => undefined;

export type Endpoint = { url: string; asked: Asked[]; answer: Answer };

export const anEndpoint = async (answer: Answer): Promise<Endpoint> => {
  const endpoint: Endpoint = { url: '', asked: [], answer };
  const server = createServer((request: IncomingMessage, reply) => {
    void request.toArray().then((parts) => {
      const asked: Asked = { authorization: request.headers.authorization, body: JSON.parse(Buffer.concat(parts as Buffer[]).toString() || '{}') as Asked['body'] };
      endpoint.asked.push(asked);
      endpoint.answer(reply, asked);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  endpoint.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return endpoint;
};
