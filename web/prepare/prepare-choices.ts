import type { DisplacedKind, Phase } from '../../workers/page-prepare.ts';

/** Kinds of displacement in the order of the page; `disaster` holds floods and storms. */
export const KINDS = ['flood', 'storm', 'disaster', 'conflict', 'arrivals'] as const satisfies readonly DisplacedKind[];
export const PERCENTILES = [50, 80, 90, 95] as const;
type Percentile = (typeof PERCENTILES)[number];
const PHASE_IDS = ['emergency', 'after'] as const satisfies readonly Phase[];

/** What the user plans for; a link holds it, and undo walks over it as one. What is in stock is no part of it. */
export interface PrepareChoices {
  readonly kinds: readonly DisplacedKind[];
  readonly percentile: Percentile;
  readonly phase: Phase;
  /** 2026..2050, or each run's worst year to the horizon. */
  readonly year: number | 'worst';
  /** Share of people in planned settlements, per cent. */
  readonly planned: number;
  readonly household: number;
  /** Days away; the usual ones of each kind where undefined. */
  readonly days: number | undefined;
  /** People present whose chance the calendar shows; those planned for where undefined. */
  readonly level: number | undefined;
}

/** Years that may be planned for: the stock at the end of 2024 is not known, so that 2025 has no peak. */
export const PLAN_YEARS = { min: 2026, max: 2050 } as const;
export const PLANNED = { min: 0, max: 100 } as const;
export const HOUSEHOLD = { min: 1, max: 15 } as const;
export const DAYS = { min: 3, max: 365 } as const;
export const LEVEL = { min: 1, max: 100_000_000 } as const;

export const FIRST_PREPARE: PrepareChoices = {
  kinds: ['flood', 'storm'],
  percentile: 80,
  phase: 'emergency',
  year: 'worst',
  planned: 30,
  household: 5,
  days: undefined,
  level: undefined,
};

/** Put a kind in or take it out: all disasters and the two that they hold exclude each other; the last kind stays. */
export function withKind(
  kinds: readonly DisplacedKind[],
  kind: DisplacedKind,
  isIn: boolean,
): readonly DisplacedKind[] {
  if (!isIn) return kinds.length > 1 ? kinds.filter((each) => each !== kind) : kinds;
  const others = kinds.filter((each) =>
    kind === 'disaster'
      ? each !== 'flood' && each !== 'storm'
      : each !== 'disaster' || kind === 'conflict' || kind === 'arrivals',
  );
  return KINDS.filter((each) => each === kind || others.includes(each));
}

/** Write what differs from the first view into a link. */
export function writePrepare(parts: URLSearchParams, choices: PrepareChoices): void {
  const { kinds, percentile, phase, year, planned, household, days, level } = choices;
  const first = FIRST_PREPARE;
  if (kinds.join() !== first.kinds.join()) parts.set('kinds', kinds.join('.'));
  if (percentile !== first.percentile) parts.set('percentile', String(percentile));
  if (phase !== first.phase) parts.set('phase', phase);
  if (year !== first.year) parts.set('year', String(year));
  if (planned !== first.planned) parts.set('planned', String(planned));
  if (household !== first.household) parts.set('household', String(household));
  if (days !== undefined) parts.set('days', String(days));
  if (level !== undefined) parts.set('level', String(level));
}

/** Takes a part of a link by its key, or its first value with a fault. */
type Pick = <T>(key: string, fallback: T, allowed: string, read: (text: string) => T | undefined) => T;

/** Read the parts of a link that the page has written. */
export function readPrepare(pick: Pick): PrepareChoices {
  const first = FIRST_PREPARE;
  const decimal = (range: { min: number; max: number }, decimals: number) => (text: string) => {
    const value = Number(text);
    const isWritten = /^\d{1,9}(\.\d{1,2})?$/.test(text) && Number(value.toFixed(decimals)) === value;
    return isWritten && value >= range.min && value <= range.max ? value : undefined;
  };
  const words = ({ min, max }: { min: number; max: number }) => `a number from ${min} to ${max}`;
  return {
    kinds: pick('kinds', first.kinds, `some of ${KINDS.join('.')}; disaster holds flood and storm`, readKinds),
    percentile: pick('percentile', first.percentile, PERCENTILES.join(', '), (text) =>
      PERCENTILES.find((each) => String(each) === text),
    ),
    phase: pick('phase', first.phase, PHASE_IDS.join(', '), (text) => PHASE_IDS.find((phase) => phase === text)),
    year: pick<number | 'worst'>(
      'year',
      first.year,
      `worst, or a year from ${PLAN_YEARS.min} to ${PLAN_YEARS.max}`,
      (text) => (text === 'worst' ? text : decimal(PLAN_YEARS, 0)(text)),
    ),
    planned: pick('planned', first.planned, words(PLANNED), decimal(PLANNED, 0)),
    household: pick('household', first.household, words(HOUSEHOLD), decimal(HOUSEHOLD, 1)),
    days: pick<number | undefined>('days', first.days, words(DAYS), decimal(DAYS, 0)),
    level: pick<number | undefined>('level', first.level, words(LEVEL), decimal(LEVEL, 0)),
  };
}

function readKinds(text: string): readonly DisplacedKind[] | undefined {
  const found = text.split('.');
  const kinds = KINDS.filter((kind) => found.includes(kind));
  const isWhole = kinds.length === found.length && kinds.length > 0;
  const isDouble = kinds.includes('disaster') && (kinds.includes('flood') || kinds.includes('storm'));
  return isWhole && !isDouble ? kinds : undefined;
}
