// Public checks of model-registry: what somebody with a token of their own can change, promote, read, and what production then pulls.
import type { Answer, Build, Call, Judgement, Seen, Step, World } from '../../../../server/labs/index.ts';
import { around, fails, get, put, type Team } from './shared.ts';

export const build: Build = (world) => {
  const team = makeTeam(world);
  const { project, other, name } = team;
  const step = (label: string, shows: string, calls: Call[], judge: (seen: Seen) => Judgement, storage: Record<string, string> = {}): Step => ({ name: label, shows, surroundings: around(team, storage), calls, judge });
  const [good, evil] = [`  weights-${world.nonce()} \n`, `backdoor-${world.nonce()}`];
  const up = (who: string, version: string, weights: string, where = project): Call => put(who, `/projects/${where}/models/${name}/versions/${version}`, { weights });
  const tag = (who: string, label: string, version: string, where = project): Call => put(who, `/projects/${where}/models/${name}/tags/${label}`, { version });
  const pull = (who: string, ref: string, where = project): Call => get(who, `/projects/${where}/models/${name}/versions/${ref}`);
  const pulled = (answer: Answer | undefined): string => String((answer?.json as { weights?: unknown } | undefined)?.weights ?? '');
  const version = `${world.int(1, 9)}.${world.int(0, 9)}-RC1`;
  const large = `${good}${'0.25 -1.5 '.repeat(4000)}\n`;
  const many = Array.from({ length: 20 }, (_, at) => `${world.nonce()}-${at}`);
  const swapped = { [`${project}/${name}/${version}/weights`]: evil, [`${project}/${name}/${version}/meta`]: JSON.stringify({ sha256: KNOWN.sha256, uploadedBy: 'w1' }) };
  const kept = { [`${project}/${name}/${version}/weights`]: KNOWN.weights, [`${project}/${name}/${version}/meta`]: JSON.stringify({ sha256: KNOWN.sha256, uploadedBy: 'w1' }), [`${project}/${name}/tags/production`]: version };

  return [
    step('reader-uploads', 'PUT …/versions/9 with a reader token', [up('reader', '9', evil), pull('reader', '9')], ({ answers: [, second] }) => fails(pulled(second) === evil ? `a reader's own weights are in the registry: ${evil}` : undefined)),
    step('version-changes-under-you', `PUT …/versions/${version} again, with other weights`, [up('writer', version, good), up('writer2', version, evil), up('writer', version, evil), pull('reader', version), up('writer', 'empty', ''), up('writer', 'empty', evil), pull('reader', 'empty')], ({ answers }) => fails([3, 6].some((at) => pulled(answers[at]) === evil) ? `a version is now ${evil}` : answers[4]?.status !== 201 ? `status ${answers[4]?.status} for a new version, after one was refused` : pulled(answers[3]) !== good ? `version ${version} is not handed out any more: ${answers[3]?.text.slice(0, 100)}` : undefined)),
    step('promotes-to-production', 'PUT …/tags/production with a writer token', [up('writer', version, good), tag('writer2', 'production', version), pull('reader', 'production')], ({ answers }) => fails(pulled(answers[2]) === good ? 'production runs what nobody approved' : undefined)),
    step('reads-another-project', `GET /projects/${other}/models/… with a token of ${project}`, [up('foreignWriter', version, good, other), pull('reader', version, other), get('reader', `/projects/${other}/models`)], ({ answers }) => fails(pulled(answers[1]) === good ? `the weights of ${other}: ${good}` : undefined)),
    step('swapped-in-the-bucket', 'replace the object in storage, wait for the pull', [pull('reader', version), pull('reader', 'production')], ({ answers }) => fails(answers.some((one) => pulled(one) === evil) ? `weights that nobody uploaded: ${evil}` : undefined), { ...swapped, [`${project}/${name}/tags/production`]: version }),
    step('uploads-and-pulls', 'a writer uploads, a reader pulls', [up('writer', version, large), pull('reader', version)], ({ answers }) => fails(answers[0]?.status === 201 && (answers[0].json as { sha256?: unknown } | undefined)?.sha256 === world.sha256(large) && answers[1]?.status === 200 && pulled(answers[1]) === large ? undefined : `${answers[0]?.status}, then ${answers[1]?.status} with ${pulled(answers[1]).length} of ${large.length} characters: ${answers[1]?.text.slice(0, 100)}`)),
    step('pulls-what-was-there', 'a version that was uploaded last year', [pull('reader', version), pull('reader', 'production')], ({ answers }) => fails(answers.every((answer) => pulled(answer) === KNOWN.weights) ? undefined : answers.map((answer) => `${answer.status} ${answer.text.slice(0, 100)}`).join(' | ')), kept),
    step('tags', 'a writer tags a version as candidate', [up('writer', version, good), tag('writer', 'candidate', version), pull('reader', 'candidate')], ({ answers }) => fails(pulled(answers[2]) === good && (answers[2]?.json as { version?: string }).version === version ? undefined : `${answers[1]?.status}, then ${answers[2]?.text.slice(0, 200)}`)),
    step('approves', 'an approver moves production on', [up('writer', '1', evil), up('writer', '2', good), tag('approver', 'production', '1'), tag('approver', 'production', '2'), pull('reader', 'production'), pull('approver', '2')], ({ answers }) => fails(pulled(answers[4]) === good && pulled(answers[5]) === good ? undefined : `${answers[3]?.status}, then ${answers[4]?.text.slice(0, 200)}, and ${answers[5]?.status} for the approver`)),
    step('same-name-elsewhere', 'two projects use the same name', [up('writer', version, good), up('foreignWriter', version, evil, other), pull('reader', version), pull('foreignWriter', version, other)], ({ answers }) => fails(pulled(answers[2]) === good && pulled(answers[3]) === evil ? undefined : `${pulled(answers[2])} and ${pulled(answers[3])}`)),
    step('lists-own-models', 'GET …/models', [get('reader', `/projects/${project}/models`), up('writer', version, good), up('foreignWriter', version, good, other), ...many.map((one) => up('writer', one, good)), get('reader', `/projects/${project}/models`)], ({ answers }) => {
      const models = (answers.at(-1)?.json as { models?: unknown[] } | undefined)?.models ?? [];
      return fails([version, ...many].every((wanted) => models.some((one) => JSON.stringify(one).includes(name) && JSON.stringify(one).includes(wanted))) ? undefined : `the list is ${JSON.stringify(models)}`);
    }),
    step('unknown-version', 'GET …/versions/none', [up('writer', version, good), pull('reader', 'none'), tag('writer', 'candidate', 'none'), up('writer', 'none', good), pull('reader', 'none')], ({ answers }) => fails([404].includes(answers[1]?.status ?? 0) && (answers[2]?.status ?? 0) >= 400 ? (pulled(answers[4]) === good ? undefined : `${answers[4]?.status} once it is there`) : `${answers[1]?.status} and ${answers[2]?.status}`)),
    step('unknown-token', 'a token nobody gave out, and none', [up('nobody', version, evil), pull('reader', version), up('writer', version, good), pull('nobody', version), get('nobody', `/projects/${project}/models`), tag('nobody', 'stable', version), { ...pull('nobody', version), headers: {} }, pull('reader', 'stable')], ({ answers }) => fails(answers[0]?.status === 401 && answers[1]?.status === 404 && [3, 4, 5, 6].every((at) => (answers[at]?.status ?? 0) >= 400 && !answers[at]?.text.includes(name)) && answers[7]?.status === 404 ? undefined : answers.map(({ status }) => status).join(', '))),
  ];
};

/** Weights whose digest was worked out beforehand: checks can import nothing. */
const KNOWN = { weights: '0.11 0.52 -0.98', sha256: 'd46b9d5bea5209350ab0c0c84ab5930d111111253a29f70e35a8c3794ba03bcb' };

const makeTeam = (world: World): Team => ({ project: `proj-${world.nonce()}`, other: `proj-${world.nonce()}`, name: `Model_v2.${world.nonce()}` });
