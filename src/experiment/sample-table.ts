import type { SchemaElement } from 'hyparquet';
import { quantileName } from '../export/decimal.ts';
import type { ExperimentPlan } from './plan.ts';

interface SampleColumn {
  readonly name: string;
  readonly type: 'INT32' | 'DOUBLE' | 'STRING';
  /** Statistics are null where no run held. */
  readonly isNullable: boolean;
}

/** Names of the statistics of a plan: the mean, then its quantiles. */
export function statisticNames({ quantiles }: Pick<ExperimentPlan, 'quantiles'>): string[] {
  return ['mean', ...quantiles.map(quantileName)];
}

/** Columns of the tables of a plan, in order. */
export function sampleColumns(plan: Pick<ExperimentPlan, 'levers' | 'quantiles'>): SampleColumn[] {
  const column = (name: string, type: SampleColumn['type'], isNullable = false) => ({ name, type, isNullable });
  return [
    column('sample', 'INT32'),
    column('scenario', 'STRING'),
    ...plan.levers.map(({ id }) => column(id, 'DOUBLE')),
    column('place', 'STRING'),
    column('output', 'STRING'),
    column('year', 'INT32'),
    column('runs', 'INT32'),
    ...statisticNames(plan).map((name) => column(name, 'DOUBLE', true)),
  ];
}

/** The Parquet schema of the columns. */
export function sampleSchema(columns: readonly SampleColumn[]): SchemaElement[] {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.map(
      ({ name, type, isNullable }): SchemaElement => ({
        name,
        repetition_type: isNullable ? 'OPTIONAL' : 'REQUIRED',
        ...(type === 'STRING' ? { type: 'BYTE_ARRAY', converted_type: 'UTF8' } : { type }),
      }),
    ),
  ];
}
