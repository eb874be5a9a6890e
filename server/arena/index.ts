// The arena: assistants that keep a secret, attacked by asking. Words: challenge, level, flag, guard, judge, leak, conversation, message, guess, solve, round, season, event, board.
// A solve is a submitted flag, which only its own player can have; the judge only hints. Only the model is ever simulated: guards, monitor, rates and audit are the same for any.
// The pure half computes from files and what it is handed. No flag is stored, nobody is ranked who does not want to be, and nobody is shown what somebody else wrote, but an instructor after an event whose players were told, and by a made-up name.
export { arenaCapability } from './arena-capability.ts';
export { listChallenges, mistakesInOwnChallenges } from './arena-content.ts';
export { beginConversation } from './begin-conversation.ts';
export { parseChallenge } from './challenges/parse-challenge.ts';
export { readChallenges } from './challenges/read-challenges.ts';
export { type Attack, readAttacks, readHeldOutDocuments, readOrdinaryQuestions } from './challenges/read-suites.ts';
export { chooseBoard } from './choose-board.ts';
export type { AttackFamily, Challenge, ChallengeLevel, Effect, Leak, LevelName, MonitorState, Turn, TurnRecord, TurnRequest, TurnResult } from './contract.ts';
export { CALM } from './guards/monitor.ts';
export { enterEvent } from './enter-event.ts';
export { guessFlag } from './guess-flag.ts';
export { learnDocumentWording, learnWording } from './learn-wording.ts';
export { judge } from './judging/judge.ts';
export { makeEvent } from './make-event.ts';
export { seasonStart } from './rules.ts';
export { sendMessage } from './send-message.ts';
export { backwards, rot13 } from './reading/decodings.ts';
export { resistanceOf } from './simulator/resistance-of.ts';
export { simulatedAssistant } from './simulator/simulated-assistant.ts';
export { takeHint } from './take-hint.ts';
export { takeTurn } from './take-turn.ts';
export { type WhoAnswers, whoAnswers } from './who-answers.ts';
