// Exercises that a lesson may embed, by the name its text uses; each arrives in a chunk of its own.
import { type ComponentType, lazy } from 'react';

export type ExerciseReport = { outcome: 'done' | 'passed' | 'failed'; detail: Record<string, string | number | boolean>; seconds: number };

export type EmbedProps = {
  /** Slug of the module the lesson belongs to. */
  module: string;
  /** As written in the lesson: `::explorer{capture="tab-completion"}`. */
  props: Readonly<Record<string, string>>;
  /** The content itself where the page has it already; otherwise the embed fetches it. */
  given?: Readonly<Record<string, unknown>>;
  /** Called when the exercise is done; what it says goes to the ledger as judged by the browser. */
  onDone: (report: ExerciseReport) => void;
};

/** By name, one line each; what each needs is in server/curriculum/embeds.ts. */
export const embeds: Readonly<Record<string, ComponentType<EmbedProps>>> = {
  adversarial: lazy(async () => ({ default: (await import('../curriculum/adversarial/adversarial-embed.tsx')).AdversarialEmbed })),
  billing: lazy(async () => ({ default: (await import('../curriculum/billing/billing-embed.tsx')).BillingEmbed })),
  compare: lazy(async () => ({ default: (await import('../curriculum/explorer/compare-embed.tsx')).CompareEmbed })),
  explorer: lazy(async () => ({ default: (await import('../curriculum/explorer/explorer-embed.tsx')).ExplorerEmbed })),
  'ignore-files': lazy(async () => ({ default: (await import('../curriculum/ignore-files/ignore-files-embed.tsx')).IgnoreFilesEmbed })),
  lab: lazy(async () => ({ default: (await import('../labs/lab-embed.tsx')).LabEmbed })),
  'model-file': lazy(async () => ({ default: (await import('../curriculum/model-file/model-file-embed.tsx')).ModelFileEmbed })),
  order: lazy(async () => ({ default: (await import('../curriculum/order/order-embed.tsx')).OrderEmbed })),
  pattern: lazy(async () => ({ default: (await import('../curriculum/pattern/pattern-embed.tsx')).PatternEmbed })),
  poisoning: lazy(async () => ({ default: (await import('../curriculum/poisoning/poisoning-embed.tsx')).PoisoningEmbed })),
  spot: lazy(async () => ({ default: (await import('../curriculum/spot/spot-embed.tsx')).SpotEmbed })),
  target: lazy(async () => ({ default: (await import('../curriculum/target/target-embed.tsx')).TargetEmbed })),
  'text-evasion': lazy(async () => ({ default: (await import('../curriculum/text-evasion/text-evasion-embed.tsx')).TextEvasionEmbed })),
};
