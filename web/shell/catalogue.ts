// Every message key the browser knows, as a type: a feature adds its catalogue here by two lines.
import type { defenceMessages } from '../arena/defence-messages.ts';
import type { replayMessages } from '../arena/replay-messages.ts';
import type { arenaMessages } from '../arena/messages.ts';
import type { adversarialMessages } from '../curriculum/adversarial/messages.ts';
import type { billingMessages } from '../curriculum/billing/messages.ts';
import type { curriculumMessages } from '../curriculum/messages.ts';
import type { explorerMessages } from '../curriculum/explorer/messages.ts';
import type { ignoreFilesMessages } from '../curriculum/ignore-files/messages.ts';
import type { modelFileMessages } from '../curriculum/model-file/messages.ts';
import type { orderMessages } from '../curriculum/order/messages.ts';
import type { patternMessages } from '../curriculum/pattern/messages.ts';
import type { poisoningMessages } from '../curriculum/poisoning/messages.ts';
import type { spotMessages } from '../curriculum/spot/messages.ts';
import type { targetMessages } from '../curriculum/target/messages.ts';
import type { textEvasionMessages } from '../curriculum/text-evasion/messages.ts';
import type { effectivenessMessages } from '../effectiveness/messages.ts';
import type { sampleMessages } from '../effectiveness/sample-messages.ts';
import type { deskMessages } from '../labs/desk/messages.ts';
import type { labsMessages } from '../labs/messages.ts';
import type { pairMessages } from '../labs/pair/messages.ts';
import type { visitMessages } from '../labs/visit/messages.ts';
import type { learningMessages } from '../learning/messages.ts';
import type { reviewMessages } from '../learning/review-messages.ts';
import type { en } from '../messages/en.ts';
import type { againMessages } from './again-messages.ts';
import type { awayMessages } from './away-messages.ts';
import type { cornerMessages } from './corner-messages.ts';
import type { peopleMessages } from '../people/messages.ts';
import type { alertMessages } from '../signals/alert-messages.ts';
import type { loopMessages } from '../signals/loop-messages.ts';
import type { signalsMessages } from '../signals/messages.ts';
import type { codeHostMessages } from '../signals/code-host-messages.ts';
import type { sourceMessages } from '../signals/source-messages.ts';
import type { claimsMessages } from '../ui/claims-messages.ts';
import type { confidenceMessages } from '../ui/confidence-messages.ts';
import type { fileMessages } from '../ui/file-messages.ts';
import type { stepsMessages } from '../ui/steps-messages.ts';
import type { tierMessages } from '../ui/tier-messages.ts';

/** The exercises that train, attack and open models. */
type ModelMessages = typeof poisoningMessages & typeof adversarialMessages & typeof textEvasionMessages & typeof modelFileMessages;
/** The exercises on prompts, answers, keys and bills. */
type IntegrationMessages = typeof billingMessages & typeof orderMessages & typeof patternMessages & typeof spotMessages & typeof targetMessages;

export type Catalogue = typeof en & typeof againMessages & typeof awayMessages & typeof cornerMessages & typeof claimsMessages & typeof confidenceMessages & typeof fileMessages & typeof stepsMessages & typeof tierMessages & typeof curriculumMessages & typeof peopleMessages & typeof signalsMessages & typeof alertMessages & typeof sourceMessages & typeof loopMessages & typeof codeHostMessages & typeof labsMessages & typeof deskMessages & typeof pairMessages & typeof visitMessages & typeof arenaMessages & typeof defenceMessages & typeof replayMessages & typeof learningMessages & typeof reviewMessages & typeof effectivenessMessages & typeof sampleMessages & typeof explorerMessages & typeof ignoreFilesMessages & ModelMessages & IntegrationMessages;
