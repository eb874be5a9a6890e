// The API as OpenAPI 3.1, read from the same contract that checks requests and types the browser's client.
import { z } from 'zod';
import type { Endpoint } from './contract.ts';
import type { Route } from './route.ts';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' });
  return rest;
};

const parameters = (schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] => {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(properties).map(([name, value]) => ({ name, in: place, required: place === 'path' || required.includes(name), schema: value }));
};

const who = ({ allow, scope }: Route): string => `${typeof allow === 'string' ? allow : allow.join(', ')}${scope === undefined ? '' : `; from the command line with scope: ${scope}`}`;

const content = ({ reply }: Endpoint): Json => {
  if (reply === 'file') return { 'application/octet-stream': {} };
  return reply === 'stream' ? { 'text/event-stream': {} } : { 'application/json': { schema: schemaOf(reply, 'output') } };
};

const operation = (route: Route): Json => {
  const { endpoint } = route;
  return {
    summary: `For: ${who(route)}`,
    parameters: [...parameters(endpoint.params, 'path'), ...parameters(endpoint.query, 'query')],
    ...(endpoint.body === undefined ? {} : { requestBody: { required: true, content: endpoint.body === 'stream' ? { 'application/octet-stream': {} } : { 'application/json': { schema: schemaOf(endpoint.body, 'input') } } } }),
    responses: { 200: { description: 'Done', content: content(endpoint) }, default: { description: 'An error in words: { error: { kind, says, id?, fields? } }' } },
  };
};

export const openApi = (routes: readonly Route[]): Json => {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return { openapi: '3.1.0', info: { title: 'BeforeTab', version: '1' }, paths };
};
