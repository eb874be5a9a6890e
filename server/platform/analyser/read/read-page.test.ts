// What files of Vue and Svelte show as HTML, at the line where they show it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { analyseSource, isAnalysed } from '../index.ts';

const said = (path: string, text: string): string[] => analyseSource(path, text).alerts.filter(({ level }) => level === 'high' || level === 'medium').map(({ rule, at, source }) => `${rule} ${at.line}:${at.column} from ${source.line}`);

const ASK = "const answer = await fetch('/api/chat');";
const vue = (script: string, page: string): string => `<template>\n  ${page}\n</template>\n\n<script setup lang="ts">\nimport { computed, ref } from 'vue';\nconst reply = ref<string>('');\n${script}\n</script>\n`;
const TAKES = `const ask = async () => {\n  ${ASK}\n  reply.value = await answer.text();\n};`;

describe('pages of Vue and Svelte', () => {
  it('are files to look at', () => assert.deepEqual(['a.vue', 'b/c.svelte', 'a.html'].map(isAnalysed), [true, true, false]));

  it('tell the line of the page and the line of the script', () => {
    assert.deepEqual(said('a.vue', vue(TAKES, '<p v-html="reply" />')), ['model-output-to-html 2:6 from 9']);
    assert.deepEqual(said('a.svelte', `<script>\n  let reply = '';\n  async function ask() {\n    ${ASK}\n    reply = await answer.text();\n  }\n</script>\n\n<p>è</p>\n<p>{@html reply}</p>\n`), ['model-output-to-html 10:4 from 4']);
  });

  it('compute anew what is computed from an answer', () => {
    assert.deepEqual(said('a.vue', vue(`const html = computed(() => (reply.value ? mark(reply.value) : ''));\n${TAKES}`, '<p v-html="html" />')).length, 1);
    assert.deepEqual(said('a.vue', vue(`const html = computed(() => DOMPurify.sanitize(reply.value));\n${TAKES}`, '<p v-html="html" />')), []);
    assert.deepEqual(said('a.svelte', `<script>\n  let reply = $state('');\n  const html = $derived(mark(reply));\n  async function ask() { ${ASK} reply = await answer.text(); }\n</script>\n{@html html}\n`).length, 1);
  });

  it('show text as text, and what is commented out not at all', () => {
    assert.deepEqual(said('a.vue', vue(TAKES, '<p>{{ reply }}</p><!-- <p v-html="reply" /> -->')), []);
    assert.deepEqual(said('a.svelte', `<script>\n  let reply = '';\n  async function ask() { ${ASK} reply = await answer.text(); }\n</script>\n{reply}<!-- {@html reply} -->\n`), []);
  });

  it('hear an answer in what a part that shows answers is handed', () => {
    const part = `<script setup>\ndefineProps(['message'])\n</script>\n<template><p v-html="message.content" /></template>\n`;
    assert.deepEqual(said('src/AssistantMessage.vue', part).length, 1);
    assert.deepEqual(said('src/ProductTile.vue', part), []);
  });

  it('read through whatever else stands there', () => {
    assert.deepEqual(said('a.vue', '<template><p v-html="a b c" /></template>\n<script>\n// openai\n</script>'), []);
    assert.deepEqual(said('a.svelte', '<!-- openai -->\n{#each as x}{@html }{/each}{@html {a: {b}'), []);
    assert.equal(analyseSource('a.vue', '<script>\nconst openai = (;\n</script>').alerts.length, 0);
  });
});
