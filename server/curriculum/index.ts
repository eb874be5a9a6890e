// Curriculum: what is taught. Reads content/, checks all of it, publishes every piece by its hash and serves it from PostgreSQL.
// Words: module, unit, step, lesson, claim, item, scenario, policy, content review, version (= hash).
// It never changes a published version, never knows who learned what, and never sends a right answer before the answer is in.
export { catalogue } from './catalogue.ts';
export { contentByHash, currentContent, forgetCurrent, listContent } from './content-cache.ts';
export { type CurrentPolicy, currentPolicy } from './current-policy.ts';
export { QUIZ_ITEM_SECONDS, SCENARIO_SECONDS } from './embeds.ts';
export type { HandedKind } from './handed-kind.ts';
export { isAsked } from './is-asked.ts';
export { curriculumJobs } from './jobs.ts';
export { type Mistake, reporterFor, showMistakes } from './mistake.ts';
export { policyChangesSince } from './policy-changes-since.ts';
export { type ContentPlaces, publishAll, type Published, type ReadPlaces, readPlaces } from './publish-all.ts';
export { curriculumRoutes } from './routes.ts';
export { isExpired } from './rules.ts';
export { savePolicy } from './save-policy.ts';
export { PolicyText } from './schemas.ts';
export { shortFor, shortLessons, type ShortLesson, type Weakness } from './short-for.ts';
export { readYaml } from './read-yaml.ts';
export { publishedLines, watchContent } from './watch-content.ts';
export type {
  BankBody,
  Block,
  CatalogueModule,
  Claim,
  Content,
  Covers,
  Item,
  Kind,
  LessonBody,
  LessonStep,
  ModuleBody,
  ModuleUnit,
  PolicyBody,
  Scenario,
  ScenariosBody,
} from './schemas.ts';
