import { existsSync, readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readFormula } from '../../../src/scenario/formula.ts';
import { parseScenario } from '../../../src/scenario/parse.ts';
import { scenarioJsonSchema } from '../../../src/scenario/schema.ts';
import { lessonMinutes } from '../../../src/workshop/lesson.ts';
import { lessonJsonSchema } from '../../../src/workshop/lesson-schema.ts';
import { readLesson } from '../../../src/workshop/read-lesson.ts';
import { faultLines, fromCaller, libraryIds, readBaseline, readScenario } from '../files.ts';
import { UserFault } from '../user-fault.ts';

/** Check a scenario file, or a lesson, and list all its faults at once. */
export function validateCommand(args: string[]): void {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { lesson: { type: 'boolean' } } });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UserFault('validate takes one file: validate FILE');
  const path = fromCaller(file);
  if (!existsSync(path) || !statSync(path).isFile()) throw new UserFault(`${file}: no such file`);
  if (values.lesson) {
    validateLesson(file, readFileSync(path, 'utf8'));
    return;
  }
  const parsed = parseScenario(readFileSync(path, 'utf8'), readBaseline(), readFormula);
  if (parsed.kind === 'faults') throw new UserFault(faultLines(file, parsed.faults));
  process.stdout.write(`${file}: a valid scenario, ${JSON.stringify(parsed.scenario.name)}\n`);
}

function validateLesson(file: string, text: string): void {
  const baseline = readBaseline();
  const library = new Map(libraryIds().map((id) => [id, readScenario(id, baseline)]));
  const read = readLesson(text, { baseline, library, readFormula });
  if (read.kind === 'faults') throw new UserFault(faultLines(file, read.faults));
  process.stdout.write(`${file}: a valid lesson of ${lessonMinutes(read.lesson)} minutes\n`);
}

/** Print the JSON Schema of scenario files, derived from the lever declarations, or that of lessons. */
export function schemaCommand(args: string[]): void {
  const { values } = parseArgs({ args, options: { lesson: { type: 'boolean' } } });
  const schema = values.lesson ? lessonJsonSchema() : scenarioJsonSchema();
  process.stdout.write(`${JSON.stringify(schema, null, 2)}\n`);
}
