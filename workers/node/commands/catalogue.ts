import { parseArgs } from 'node:util';
import { YEAR_STAGES } from '../../../src/engine/block.ts';
import { EVENT_KINDS } from '../../../src/params/events.ts';
import { frameworkTags } from '../../../src/params/frameworks.ts';
import { LEVERS } from '../../../src/params/levers.ts';
import { iamcUnit, OUTPUTS, POPULATION_BY_AGE, POPULATION_BY_AGE_NAMES } from '../../../src/params/outputs.ts';
import { allowedValue } from '../../../src/scenario/lever-schema.ts';
import { allowedNumber } from '../../../src/scenario/number-schema.ts';
import { countChangedLevers } from '../../../src/scenario/scenario.ts';
import { libraryIds, readBaseline, readScenario } from '../files.ts';
import { oneOf } from '../user-fault.ts';

type Row = Readonly<Record<string, string | number>>;

/** Commands that print a table: what there is to choose from. */
export const CATALOGUES: Readonly<Record<string, () => Row[]>> = {
  scenarios() {
    const baseline = readBaseline();
    return libraryIds().map((id) => {
      const scenario = readScenario(id, baseline);
      return {
        id,
        name: scenario.name,
        focus: scenario.focus ?? '',
        levers: countChangedLevers(scenario),
        events: scenario.events?.length ?? 0,
        question: scenario.question ?? '',
      };
    });
  },
  levers: () =>
    LEVERS.map((lever) => ({
      id: lever.id,
      group: lever.group,
      label: lever.label,
      default: lever.default,
      allowed: allowedValue(lever),
      scope: lever.scope,
    })),
  events: () =>
    EVENT_KINDS.map((kind) => ({
      id: kind.id,
      label: kind.label,
      size: allowedNumber(kind),
      default: kind.default,
      years: kind.duration,
      returnPeriod: kind.record === undefined ? 'no' : 'yes',
      season: kind.hasSeason ? 'known' : 'not known',
      moves: kind.effects.map(({ sign, output }) => `${sign}${output}`).join(' '),
    })),
  outputs: () => [
    ...OUTPUTS.map(({ id, unit, kind, scope, label, iamc, hxl }) => ({
      id,
      unit,
      kind,
      scope,
      label,
      iamc,
      iamcUnit: iamcUnit({ unit, kind }),
      hxl,
    })),
    {
      id: POPULATION_BY_AGE,
      unit: 'persons',
      kind: 'stock',
      scope: 'place',
      label: 'Population by five-year age and sex',
      iamc: POPULATION_BY_AGE_NAMES.iamc,
      iamcUnit: iamcUnit({ unit: 'persons', kind: 'stock' }),
      hxl: POPULATION_BY_AGE_NAMES.hxl,
    },
  ],
  places() {
    const { places, groups } = readBaseline();
    return [
      ...groups.map((group) => ({ id: group.id, kind: group.scheme, name: group.name, members: group.members.length })),
      ...places.map((place) => ({ id: place.iso3, kind: 'place', name: place.name, members: 1 })),
    ];
  },
  frameworks: () => [
    ...LEVERS.map(({ id, label }) => frameworkRow('lever', id, label)),
    ...EVENT_KINDS.map(({ id, label }) => frameworkRow('event', id, label)),
    ...OUTPUTS.map(({ id, label }) => frameworkRow('output', id, label)),
  ],
  order: () => YEAR_STAGES.map(({ id, does }) => ({ id, does })),
};

function frameworkRow(what: string, id: string, label: string): Row {
  const tags = frameworkTags(id);
  return {
    what,
    id,
    label,
    pillar: tags?.pillar ?? '',
    compact: tags?.compact.join(' ') ?? '',
    sdg: tags?.sdg.join(' ') ?? '',
  };
}

/** Print a catalogue as an aligned table, or as JSON. */
export function catalogueCommand(name: string, args: string[]): void {
  const { values } = parseArgs({ args, options: { format: { type: 'string', default: 'table' } } });
  const format = oneOf('--format', values.format, ['table', 'json'] as const);
  const rows = CATALOGUES[name]?.() ?? [];
  process.stdout.write(format === 'json' ? `${JSON.stringify(rows, null, 2)}\n` : table(rows));
}

function table(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => String(row[column]).length)));
  const line = (cells: readonly string[]) =>
    `${cells
      .map((cell, i) => cell.padEnd(widths[i] as number))
      .join('  ')
      .trimEnd()}\n`;
  return [columns, ...rows.map((row) => columns.map((column) => String(row[column])))].map(line).join('');
}
