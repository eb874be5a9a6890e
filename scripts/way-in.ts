// `npm run way-in -- EMAIL`: a link to a new password, for whoever runs the machine, whether the product runs or not.
import { wayIn } from '../server/people/index.ts';
import { reachDatabase } from '../server/platform/backup/index.ts';
import { readConfig } from '../server/platform/config.ts';
import { type Ctx, systemViewer } from '../server/platform/context.ts';
import { connect } from '../server/platform/db/connect.ts';
import { silentLog } from '../server/platform/log.ts';
import { noMail } from '../server/platform/mail/mail.ts';
import { noSandbox } from '../server/platform/sandbox/sandbox.ts';
import { endWith, mustHaveDatabase } from './backup/command.ts';

const notHere = (): never => {
  throw new Error('Only the running product does this.');
};

await endWith(async (say) => {
  const [email] = process.argv.slice(2);
  if (email === undefined) throw new Error('Usage: npm run way-in -- EMAIL');
  const config = readConfig(process.env);
  mustHaveDatabase(config);
  const reached = await reachDatabase(config, silentLog);
  const database = connect(reached.url, { onProblem: () => {} });
  try {
    const ctx: Ctx = { config, log: silentLog, now: () => new Date(), viewer: systemViewer('way-in'), pool: database.pool, db: database.db, enqueue: notHere, mail: noMail, sandbox: noSandbox, live: { publish: notHere } as unknown as Ctx['live'] };
    const { name, url, expiresAt } = await wayIn(ctx, email);
    say(`${url}\nIt lets ${name} choose a new password, once, until ${expiresAt}. Whoever has it is ${name}: hand it to nobody else.`);
  } finally {
    await database.close();
    await reached.close();
  }
});
