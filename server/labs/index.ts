// Labs: vulnerable programs that people attack and mend. Words: lab, segment, attack, function, fix, near-miss, world, step, child.
// A lab's checks judge on the trusted side what a learner's program returned and did; the program never says pass or fail.
// This capability never runs what a learner wrote inside the server's process.
export { bundleLab } from './bundle-lab.ts';
export type { Act, Answer, Build, Call, Child, Judgement, Language, LlmReply, LlmScript, LogEntry, ProgramRequest, RunResult, Seen, ServiceRule, Step, StepResult, Surroundings, TreeEntry, World } from './checks.ts';
export { type Lab, listPublished as publishedLabs } from './lab-content.ts';
export { labsCapability } from './labs-capability.ts';
export { openLab } from './open-lab.ts';
export { pairUp } from './pair-up.ts';
export { parseLab } from './parse-lab.ts';
export { readLabFolder } from './read-lab-folder.ts';
export { runChecks } from './run-checks.ts';
export { runLab } from './run-lab.ts';
export type { LabBody, LabBundle, Mistake } from './schemas.ts';
export { takeHint } from './take-hint.ts';
export { type LabReport, vetLab } from './vet-lab.ts';
