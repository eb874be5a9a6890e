// HTTP of effectiveness: path, right, verb.
import { FileReply, type Route, routesOf } from '../platform/http/route.ts';
import { closeBaseline } from './close-baseline.ts';
import { effectivenessContract } from './contract.ts';
import { drawRollOut } from './draw-roll-out.ts';
import { groupsCsv } from './groups/groups-csv.ts';
import { reportGroups } from './groups/report-groups.ts';
import { metricOf } from './metrics.ts';
import { logDecision } from './modules/log-decision.ts';
import { modulesCsv } from './modules/modules-csv.ts';
import { reportModules } from './modules/report-modules.ts';
import { planProof } from './plan-proof.ts';
import { readEffectiveness } from './read-effectiveness.ts';
import type { Block } from './report/document.ts';
import { effectivenessReport, REPORT_TITLE } from './report/effectiveness-report.ts';
import { PACK_TITLE, privacyPack } from './report/privacy-pack.ts';
import { writeMarkdown } from './report/write-markdown.ts';
import { writePdf } from './report/write-pdf.ts';
import { labelRecord } from './samples/label-record.ts';
import { settleRecord } from './samples/settle-record.ts';
import { LABELLERS, listSamples, showSample } from './samples/show-samples.ts';
import { startSample } from './samples/start-sample.ts';
import { trendsCsv } from './trends-csv.ts';

const csv = (name: string, body: string): FileReply => new FileReply(`${name}.csv`, 'text/csv; charset=utf-8', body);
const pdf = async (name: string, title: string, blocks: readonly Block[]): Promise<FileReply> => {
  const bytes = await writePdf(title, blocks);
  return new FileReply(`${name}.pdf`, 'application/pdf', new Blob([new Uint8Array(bytes)]).stream());
};

export const effectivenessRoutes: readonly Route[] = routesOf(effectivenessContract, {
  'GET /api/effectiveness': { allow: ['owner', 'auditor'], handle: (ctx) => readEffectiveness(ctx) },
  'GET /api/effectiveness/plan': { allow: ['owner', 'auditor'], handle: async (_ctx, { query: { metric, ...volumes } }) => planProof(metricOf(metric)!, volumes) },
  'GET /api/effectiveness/trends.csv': { allow: ['owner', 'auditor'], handle: async (ctx) => csv('effectiveness', await trendsCsv(ctx)) },
  'GET /api/effectiveness/report.pdf': { allow: ['owner', 'auditor'], handle: async (ctx) => pdf('effectiveness', REPORT_TITLE, await effectivenessReport(ctx)) },
  'GET /api/effectiveness/privacy-pack.md': { allow: ['owner', 'auditor'], handle: async (ctx) => new FileReply('privacy-pack.md', 'text/markdown; charset=utf-8', writeMarkdown(await privacyPack(ctx))) },
  'GET /api/effectiveness/privacy-pack.pdf': { allow: ['owner', 'auditor'], handle: async (ctx) => pdf('privacy-pack', PACK_TITLE, await privacyPack(ctx)) },
  'GET /api/effectiveness/groups': { allow: ['owner', 'auditor', 'manager'], handle: (ctx, { query }) => reportGroups(ctx, query.metric) },
  'GET /api/effectiveness/groups.csv': { allow: ['owner', 'auditor', 'manager'], handle: async (ctx, { query }) => csv(`${query.metric}-by-team`, await groupsCsv(ctx, query.metric)) },
  'GET /api/effectiveness/modules': { allow: ['owner', 'auditor'], handle: (ctx) => reportModules(ctx) },
  'GET /api/effectiveness/modules.csv': { allow: ['owner', 'auditor'], handle: async (ctx) => csv('modules-and-behaviour', await modulesCsv(ctx)) },
  'POST /api/effectiveness/modules/decisions': { allow: ['owner'], handle: (ctx, { body }) => logDecision(ctx, body) },
  'GET /api/effectiveness/samples': { allow: [...LABELLERS, 'auditor'], handle: (ctx) => listSamples(ctx) },
  'POST /api/effectiveness/samples': { allow: ['owner'], handle: (ctx, { body }) => startSample(ctx, body) },
  'GET /api/effectiveness/samples/:id': { allow: [...LABELLERS, 'auditor'], handle: (ctx, { params }) => showSample(ctx, params.id) },
  'POST /api/effectiveness/samples/:id/labels': { allow: LABELLERS, handle: (ctx, { params, body }) => labelRecord(ctx, params.id, body) },
  'POST /api/effectiveness/samples/:id/settlements': { allow: LABELLERS, handle: (ctx, { params, body }) => settleRecord(ctx, params.id, body) },
  'POST /api/effectiveness/baselines': { allow: ['owner'], handle: (ctx, { body }) => closeBaseline(ctx, body) },
  'POST /api/effectiveness/roll-out': { allow: ['owner'], handle: (ctx, { body }) => drawRollOut(ctx, body) },
});
