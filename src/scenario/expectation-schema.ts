import { z } from 'zod';
import { FIRST_YEAR, LAST_YEAR } from '../baseline/baseline.ts';
import { findOutput, OUTPUT_IDS } from '../params/outputs.ts';
import type { Targets } from './event-schema.ts';
import { wholeNumberSchema } from './number-schema.ts';

const MOST_EXPECTATIONS = 20;

/** Keys of an expectation, in words. */
export const EXPECTATION_KEYS = 'output, place, year, direction, against';

/**
 * The zod schema of what a scenario is expected to move.
 *
 * @param targets ids of places and groups, the file's own ones included.
 */
export function expectationsSchema(targets: Targets) {
  const list = `a list of at most ${MOST_EXPECTATIONS} expectations`;
  const place = 'WLD, an ISO3 code, a group id (see the places command) or a group of this file';
  const expectation = z
    .strictObject({
      output: z.enum(OUTPUT_IDS, { error: `one of ${OUTPUT_IDS.join(', ')}` }),
      place: z.string({ error: place }).refine((id) => targets.has(id), { error: place }),
      year: wholeNumberSchema(FIRST_YEAR, LAST_YEAR, `a whole year from ${FIRST_YEAR} to ${LAST_YEAR}`),
      direction: z.enum(['up', 'down'], { error: 'up or down' }),
      against: z.literal('reference', { error: '"reference"' }),
    })
    .superRefine(({ output, place: id }, context) => {
      if (findOutput(output)?.scope === 'world' && id !== 'WLD')
        context.addIssue({ code: 'custom', path: ['place'], message: `WLD, where alone ${output} is defined` });
    });
  return z.array(expectation, { error: list }).max(MOST_EXPECTATIONS, { error: list });
}
