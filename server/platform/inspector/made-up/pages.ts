// Made-up HTML: ways to hide text on a page, and everyday pages that hide for a reason.
import type { Draw, Sample } from './draw.ts';

const page = (draw: Draw, body: string, head = ''): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${draw.title()}</title>${head}</head><body><h1>${draw.title()}</h1><p>${draw.paragraph()}</p>${body}<p>${draw.paragraph()}</p></body></html>`;
const styled = (name: string, style: string, isHeldOut = false): Sample => ({ name, make: (draw) => (draw.number(2) === 0 ? page(draw, `<div style="${style}">${draw.secret()}</div>`) : page(draw, `<p class="k7">${draw.secret()}</p>`, `<style>.k7{${style}}</style>`)), isHeldOut });
const any = (name: string, make: (secret: string, draw: Draw) => string, head = '', isHeldOut = false): Sample => ({ name, make: (draw) => page(draw, make(draw.secret(), draw), head), isHeldOut });
const worded = (name: string, make: (order: string, draw: Draw) => string, isHeldOut = false): Sample => ({ name, make: (draw) => page(draw, make(draw.order(), draw)), isHeldOut });
const plain = (name: string, body: string | ((draw: Draw) => string), head = '', isHeldOut = false): Sample => ({ name, make: (draw) => page(draw, typeof body === 'string' ? body : body(draw), head), isHeldOut });

export const HIDDEN_HTML: readonly Sample[] = [
  styled('display none', 'display:none'),
  styled('visibility', 'visibility:hidden'),
  styled('opacity', 'opacity:0'),
  styled('nearly no opacity', 'opacity:.01'),
  styled('font size', 'font-size:0'),
  styled('one pixel', 'font-size:1px;line-height:1px'),
  styled('white', 'color:#fff'),
  styled('near white', 'color:#fefefe'),
  styled('transparent', 'color:rgba(0,0,0,0)'),
  styled('off left', 'position:absolute;left:-9999px'),
  styled('text indent', 'text-indent:-9999px'),
  styled('clip', 'position:absolute;clip:rect(0,0,0,0)'),
  styled('clip path', 'clip-path:inset(100%)'),
  styled('no height', 'height:0;overflow:hidden'),
  styled('transform', 'transform:scale(0)'),
  any('same as its ground', (text) => `<div style="background:#123456"><span style="color:#123456">${text}</span></div>`),
  any('hidden attribute', (text) => `<section hidden>${text}</section>`),
  worded('comment', (text) => `<!-- ${text} -->`),
  worded('template', (text) => `<template><p>${text}</p></template>`),
  worded('noscript', (text) => `<noscript>${text}</noscript>`),
  worded('alt', (text) => `<img src="a.png" alt="${text}">`),
  worded('aria label', (text) => `<div aria-label="${text}">Prices</div>`),
  worded('data attribute', (text) => `<div data-info="${text}">Prices</div>`),
  worded('input', (text) => `<input type="hidden" name="n" value="${text}">`),
  worded('meta', (text) => `<meta name="description" content="${text}">`),
  worded('labels for screen readers', (text) => `<span class="sr-only">${text}</span>`),
  styled('content visibility', 'content-visibility:hidden', true),
  styled('moved by a transform', 'transform:translateX(-4000px)', true),
  styled('filter', 'filter:opacity(0%)', true),
  styled('fill colour', '-webkit-text-fill-color:transparent', true),
  any('variable', (text) => `<p style="--c:#fff;color:var(--c)">${text}</p>`, '', true),
  worded('structured data', (text) => `<script type="application/ld+json">{"@type":"Article","description":"${text}"}</script>`, true),
  worded('drawing description', (text) => `<svg width="9" height="9"><desc>${text}</desc><rect width="9" height="9"/></svg>`, true),
];

export const LIKE_HTML: readonly Sample[] = [
  plain('skip link', '<a class="skip-link" href="#main">Skip to main content</a>', '<style>.skip-link{position:absolute;left:-9999px}.skip-link:focus{left:0}</style>'),
  plain('screen reader labels', '<button><span class="visually-hidden">Close the dialogue and go back to the list</span>×</button><span class="sr-only">Current page: reports of this quarter</span>', '<style>.sr-only,.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)}</style>'),
  plain('print only', (draw) => `<div class="print-only">Printed from the handbook. ${draw.paragraph()}</div>`, '<style>.print-only{display:none}@media print{.print-only{display:block}nav{display:none}}</style>'),
  plain('narrow screens', (draw) => `<div class="aside">${draw.paragraph()}</div>`, '<style>@media (max-width:600px){.aside{display:none}}</style>'),
  plain('dialogue', '<div role="dialog" id="del" style="display:none"><p>Are you sure you want to delete this order? This cannot be undone, and the customer will be told.</p><button>Delete</button></div>'),
  plain('menu', '<ul class="dropdown-menu" style="display:none"><li><a href="/a">Orders of this week</a></li><li><a href="/b">Returns and complaints</a></li></ul>'),
  plain('tabs', (draw) => `<div role="tabpanel" hidden>${draw.paragraph()}</div><button aria-controls="t2">Costs</button><div id="t2" hidden>${draw.paragraph()}</div>`),
  plain('accordion', (draw) => `<details><summary>How do refunds work?</summary><p>${draw.paragraph()}</p></details>`),
  plain('white on a dark bar', '<header style="background:#223"><h2 style="color:#fff">Northwind trading for the whole region</h2></header>'),
  plain('white on a picture', '<div style="background-image:url(hero.jpg)"><h2 style="color:white">Everything for the workshop and the garden</h2></div>'),
  plain('white in a dark cell', '<table><tr><th bgcolor="#003366"><font color="#ffffff">Region and number of orders</font></th></tr></table>'),
  plain('dark page', (draw) => `<p>${draw.paragraph()}</p>`, '<style>body{background:#111;color:#eee}a{color:#fff}</style>'),
  plain('white button', '<a class="btn" href="/x">Start the free trial today</a>', '<style>.btn{background:linear-gradient(#36c,#249);color:#fff}</style>'),
  plain('foreign style sheet', '<div class="hero"><h2 style="color:#fff">Tools that last for a lifetime</h2></div>', '<link rel="stylesheet" href="site.css">'),
  plain('cookie banner', '<div id="cookie-banner" style="display:none">We use cookies to count visits. You can refuse them without any loss. <button>Accept</button><button>Refuse</button></div>'),
  plain('tooltip', '<span class="tooltip" style="visibility:hidden;opacity:0">The sum of all orders that were paid within thirty days</span>', '<style>a:hover .tooltip{visibility:visible;opacity:1}</style>'),
  plain('toggled by a script', (draw) => `<div id="more" style="display:none">${draw.paragraph()}</div><script>document.getElementById("more").style.display="block"</script>`),
  plain('template of a row', '<template id="row"><tr><td>Name of the article</td><td>Price in euro</td></tr></template>'),
  plain('noscript', '<noscript>You need to enable JavaScript to run this app.</noscript>'),
  plain('comments', '<!-- Google Tag Manager --><!-- end header --><!--[if lt IE 9]><p>You are using an outdated browser. Please upgrade your browser.</p><![endif]-->'),
  plain('meta', '<meta name="description" content="How we check invoices, who signs them, and what to do when one is wrong.">'),
  plain('validation', '<p class="error-message" hidden>Please enter a date that lies in the future and not on a holiday.</p>'),
  plain('icon font', '<i class="icon" style="font-size:0">home</i><span aria-hidden="true">→</span>'),
  plain('footer in grey', '<footer style="color:#999">All prices without tax, and as long as there is stock.</footer>', '', true),
  plain('honeypot', '<div style="position:absolute;left:-5000px" aria-hidden="true"><label>Leave this field empty<input name="b_1"></label></div>', '', true),
  plain('image replacement', '<h2 style="text-indent:-9999px;background:url(logo.png)">Northwind</h2>', '', true),
];
