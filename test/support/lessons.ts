import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFormula } from '../../src/scenario/formula.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import type { LessonWorld } from '../../src/workshop/read-lesson.ts';
import { root } from './sources.ts';
import { baseline } from './world.ts';

const scenarioFolder = join(root, 'scenarios');
const library = new Map(
  readdirSync(scenarioFolder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => {
      const parsed = parseScenario(readFileSync(join(scenarioFolder, file), 'utf8'), baseline, readFormula);
      if (parsed.kind === 'faults') throw new Error(file);
      return [parsed.scenario.id, parsed.scenario] as const;
    }),
);

/** What the lessons that come with the app are read against. */
export const LESSON_WORLD: LessonWorld = { baseline, library, readFormula };

const folder = join(scenarioFolder, 'lessons');
/** Files of the lessons that come with the app, and their texts in the same order. */
export const LESSON_FILES: readonly string[] = readdirSync(folder);
export const LESSON_FILE_TEXTS: readonly string[] = LESSON_FILES.map((file) =>
  readFileSync(join(folder, file), 'utf8'),
);
