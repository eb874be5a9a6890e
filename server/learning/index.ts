// Learning: the append-only ledger of outcomes, and what adds to it: units, scenarios, quizzes, the policy.
// Words: outcome, ledger, activity, attempt, assignment, ground, acknowledgement. Rows name a subject, never a person.
// It never rewrites an outcome, never counts what a browser judged as verified, and asks for training on four grounds only.
export { exerciseId } from './exercises.ts';
export { labActivity, moduleActivity, POLICY_ACTIVITY, quizActivity, unitActivity } from './activity.ts';
export { acknowledgePolicy } from './acknowledge-policy.ts';
export { answerItem } from './answer-item.ts';
export { answerQuizItem } from './answer-quiz-item.ts';
export { answerReview } from './answer-review.ts';
export { answerScenario } from './answer-scenario.ts';
export { assign, type NewAssignment } from './assign.ts';
export { chooseModule } from './choose-module.ts';
export { completeModulesWithLab } from './complete-modules-with-lab.ts';
export { halfFinishedOn } from './half-finished-on.ts';
export { hasCompleted, listCompleted } from './has-completed.ts';
export { learningCapability } from './learning-capability.ts';
export { openQuiz } from './open-quiz.ts';
export { openReviews } from './open-reviews.ts';
export { openScenarios } from './open-scenarios.ts';
export { openUnit } from './open-unit.ts';
export { type Recall, recallAfter } from './recall-after.ts';
export { type Recorded, recordOutcome } from './record-outcome.ts';
export { replaceOutcome } from './replace-outcome.ts';
export { reportExercise } from './report-exercise.ts';
export { readProgress } from './read-progress.ts';
export { readReviews } from './read-reviews.ts';
export { readOutcomesOf } from './report-people.ts';
export { reportStep } from './report-step.ts';
