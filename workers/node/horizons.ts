import { BRIEF_USAGE, briefCommand } from './commands/brief.ts';
import { CATALOGUES, catalogueCommand } from './commands/catalogue.ts';
import { CHECK_USAGE, checkCommand } from './commands/check.ts';
import { experimentCommand } from './commands/experiment.ts';
import { EXPERIMENT_USAGE } from './commands/experiment-options.ts';
import { HINDCAST_USAGE, hindcastCommand } from './commands/hindcast.ts';
import { NEEDS_USAGE, needsCommand } from './commands/needs.ts';
import { runCommand } from './commands/run.ts';
import { RUN_USAGE } from './commands/run-options.ts';
import { SHOCKS_USAGE } from './commands/shock-options.ts';
import { shocksCommand } from './commands/shocks.ts';
import { schemaCommand, validateCommand } from './commands/validate.ts';
import { WORKER_USAGE, workerCommand } from './commands/worker.ts';
import { UserFault } from './user-fault.ts';

const USAGE = `Mobility Horizons, command line

  ${RUN_USAGE}
  ${SHOCKS_USAGE}
  ${NEEDS_USAGE}
  ${BRIEF_USAGE}
  ${HINDCAST_USAGE}
  ${EXPERIMENT_USAGE}
  ${WORKER_USAGE}
  ${CHECK_USAGE}
  scenarios | levers | events | outputs | places | frameworks | order   [--format json]
  validate [--lesson] FILE
  schema [--lesson]`;

/** Faults of the words of a command, as `parseArgs` reports them. */
const ARGUMENT_FAULT = /^ERR_PARSE_ARGS/;

async function main([command, ...args]: string[]): Promise<void> {
  if (command === undefined || command === 'help' || command === '--help') process.stdout.write(`${USAGE}\n`);
  else if (command === 'run') await runCommand(args);
  else if (command === 'shocks') await shocksCommand(args);
  else if (command === 'needs') await needsCommand(args);
  else if (command === 'brief') await briefCommand(args);
  else if (command === 'hindcast') await hindcastCommand(args);
  else if (command === 'experiment') await experimentCommand(args);
  else if (command === 'worker') await workerCommand(args);
  else if (command === 'check') await checkCommand(args);
  else if (command === 'validate') validateCommand(args);
  else if (command === 'schema') schemaCommand(args);
  else if (Object.hasOwn(CATALOGUES, command)) catalogueCommand(command, args);
  else throw new UserFault(`unknown command ${JSON.stringify(command)}\n${USAGE}`);
}

main(process.argv.slice(2)).catch((error: NodeJS.ErrnoException) => {
  // A reader that closes the pipe early (head) is no fault.
  if (error.code === 'EPIPE') return;
  const isUserFault = error instanceof UserFault || ARGUMENT_FAULT.test(error.code ?? '');
  process.stderr.write(`${isUserFault ? error.message : (error.stack ?? error.message)}\n`);
  process.exitCode = isUserFault ? 2 : 1;
});
