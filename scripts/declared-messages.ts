import type { defineConfig } from '@lingui/cli';
import type { Lever } from '../src/params/define-lever.ts';
import { LEVERS } from '../src/params/levers.ts';
import { OUTPUTS } from '../src/params/outputs.ts';

type Extractors = NonNullable<Parameters<typeof defineConfig>[0]['extractors']>;

/** English texts of a lever by the last part of their id. */
function textsOf(lever: Lever): Record<string, string> {
  return {
    label: lever.label,
    explanation: lever.explanation,
    literature: lever.literature,
    ...(lever.basis.kind === 'assumed' ? { reason: lever.basis.reason } : {}),
    ...(lever.kind === 'number' ? { unit: lever.unit, ...(lever.drawn ? { drawn: lever.drawn } : {}) } : {}),
  };
}

/** Puts the texts of lever and output declarations into the catalogue, so that they are written once and translated like the rest. */
export const declaredMessages: Exclude<Extractors[number], string> = {
  match: (file) => /src\/params\/(levers|outputs)\.ts$/.test(file),
  extract(file, _code, onMessage) {
    const isLevers = file.endsWith('levers.ts');
    const texts: [string, Record<string, string>][] = isLevers
      ? LEVERS.map((lever) => [`lever.${lever.id}`, textsOf(lever)])
      : OUTPUTS.map(({ id, label, explanation, source }) => [`output.${id}`, { label, explanation, source }]);
    for (const [id, parts] of texts)
      for (const [part, message] of Object.entries(parts))
        onMessage({ id: `${id}.${part}`, message, origin: [file, 1] });
  },
};
