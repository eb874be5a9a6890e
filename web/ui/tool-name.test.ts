// Ids of products are shown by their names, and what nobody knows as it came.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { toolName } from './tool-name.ts';

it('names what a source calls by an id, however it is cased, and leaves everything else alone', () => {
  assert.deepEqual(['openai', 'OpenAI', ' vertex_ai', 'aws.bedrock', 'claude-code'].map(toolName), ['OpenAI', 'OpenAI', 'Vertex AI', 'AWS Bedrock', 'Claude Code']);
  assert.deepEqual(['our-gateway', 'Our Gateway', 'constructor', ''].map(toolName), ['our-gateway', 'Our Gateway', 'constructor', '']);
});
