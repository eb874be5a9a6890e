// Whether something a scan shows for the first time is new in the code, or was there before. Pure.

export type Origin = 'new' | 'baseline' | 'newer-rules';
/** What is known of the series before this scan. */
export type Before = {
  /** No scan of an earlier time: what it shows is the baseline. */
  isFirst: boolean;
  /** An ordinary scan under the same rules came before. */
  isRulesetKnown: boolean;
  /** Older code was scanned again under these rules. */
  isRescanned: boolean;
};

/** A scanner that compares with a baseline of its own is believed where it says that something is old. */
export const originOf = ({ isFirst, isRulesetKnown, isRescanned }: Before, isRescan: boolean, baselineState: string | null): Origin => {
  if (isRescan || isFirst || baselineState === 'unchanged' || baselineState === 'updated') return 'baseline';
  return isRulesetKnown || isRescanned ? 'new' : 'newer-rules';
};

/** Alerts that belong to prompt injection: what steers a model, and where its answer is trusted too far. */
export const isInjection = (tool: string, rule: string, level: string, cwe: readonly string[]): boolean =>
  cwe.includes('CWE-1427') || /prompt[-_ ]?injection|\bllm0?1\b/i.test(rule) || (tool === 'BeforeTab analyze' && rule !== 'unchecked-model-output' && (level === 'high' || level === 'medium'));
