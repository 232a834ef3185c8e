import { existsSync, readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readFormula } from '../../../src/scenario/formula.ts';
import { parseScenario } from '../../../src/scenario/parse.ts';
import { scenarioJsonSchema } from '../../../src/scenario/schema.ts';
import { faultLines, fromCaller, readBaseline } from '../files.ts';
import { UserFault } from '../user-fault.ts';

/** Check a scenario file and list all its faults at once. */
export function validateCommand(args: string[]): void {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UserFault('validate takes one file: validate FILE');
  const path = fromCaller(file);
  if (!existsSync(path) || !statSync(path).isFile()) throw new UserFault(`${file}: no such file`);
  const parsed = parseScenario(readFileSync(path, 'utf8'), readBaseline(), readFormula);
  if (parsed.kind === 'faults') throw new UserFault(faultLines(file, parsed.faults));
  process.stdout.write(`${file}: a valid scenario, ${JSON.stringify(parsed.scenario.name)}\n`);
}

/** Print the JSON Schema of scenario files, derived from the lever declarations. */
export function schemaCommand(args: string[]): void {
  parseArgs({ args, options: {} });
  process.stdout.write(`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
}
