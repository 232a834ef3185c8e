import { type Output, PERSONS, SHARE, SHOCK, type SketchScale, TENS } from './define-output.ts';
import { LABOUR_OUTPUTS } from './labour-outputs.ts';
import { MOBILITY_OUTPUTS } from './mobility-outputs.ts';
import { PEACE_OUTPUTS } from './peace-outputs.ts';
import { SLOW_ONSET_OUTPUT } from './slow-onset-outputs.ts';
import { URBANIZATION_OUTPUTS } from './urbanization-outputs.ts';

export { iamcFactor, iamcUnit, type Output, type SketchScale } from './define-output.ts';

const WPP = 'UN WPP 2024 (CC BY 3.0 IGO)';

const declared = [
  {
    id: 'population',
    label: 'Population',
    unit: 'persons',
    kind: 'stock',
    iamc: 'Population',
    hxl: '#population+total',
    explanation: 'People living in the place at 31 December.',
    source: WPP,
    group: 'demographics',
    scale: PERSONS,
    scope: 'place',
  },
  {
    id: 'births',
    label: 'Births',
    unit: 'persons',
    kind: 'flow',
    iamc: 'Births',
    hxl: '#indicator+value+num+births',
    explanation: 'Live births of the calendar year.',
    source: WPP,
    group: 'demographics',
    scale: PERSONS,
    scope: 'place',
  },
  {
    id: 'deaths',
    label: 'Deaths',
    unit: 'persons',
    kind: 'flow',
    iamc: 'Deaths',
    hxl: '#indicator+value+num+deaths',
    explanation: 'Deaths of the calendar year.',
    source: WPP,
    group: 'demographics',
    scale: PERSONS,
    scope: 'place',
  },
  {
    id: 'netMigration',
    label: 'Net migration',
    unit: 'persons',
    kind: 'flow',
    iamc: 'Migration|Net',
    hxl: '#indicator+value+num+migration+net',
    explanation: 'Immigrants minus emigrants of the calendar year.',
    source: WPP,
    group: 'demographics',
    scale: PERSONS,
    scope: 'place',
  },
  {
    id: 'disasterDisplacement',
    label: 'People newly displaced by disasters',
    unit: 'persons',
    kind: 'movement',
    iamc: 'Displacement|Internal|Disasters',
    hxl: '#affected+idps+ind+newdisp+disaster',
    explanation:
      'Internal displacements by disasters in the calendar year. They are movements: a person displaced twice counts twice, and evacuations count.',
    source: 'history: World Bank WDI VC.IDP.NWDS (CC BY 4.0), data of IDMC; law fitted to IDMC records 2013-2020',
    group: 'climate',
    scale: SHOCK,
    scope: 'place',
  },
  {
    id: 'floodDisplacement',
    label: 'People newly displaced by floods',
    unit: 'persons',
    kind: 'movement',
    iamc: 'Displacement|Internal|Disasters|Floods',
    hxl: '#affected+idps+ind+newdisp+disaster+flood',
    explanation:
      'Internal displacements in years in which floods are the main hazard of the place, a part of those by disasters. The smaller hazards of such a year count here too; in the record the main hazard displaces 92% of the people of a year.',
    source: 'law fitted to IDMC records 2013-2020; no series of floods alone is shown',
    group: 'climate',
    scale: SHOCK,
    scope: 'place',
  },
  {
    id: 'stormDisplacement',
    label: 'People newly displaced by storms',
    unit: 'persons',
    kind: 'movement',
    iamc: 'Displacement|Internal|Disasters|Storms',
    hxl: '#affected+idps+ind+newdisp+disaster+storm',
    explanation:
      'Internal displacements in years in which storms are the main hazard of the place, a part of those by disasters. The smaller hazards of such a year count here too; evacuations count.',
    source: 'law fitted to IDMC records 2013-2020; no series of storms alone is shown',
    group: 'climate',
    scale: SHOCK,
    scope: 'place',
  },
  {
    id: 'medianAge',
    label: 'Median age',
    unit: 'years',
    kind: 'age',
    iamc: 'Population|Age [Median]',
    hxl: '#indicator+value+num+age+median',
    explanation: 'The age that half of the people have passed, at 31 December.',
    source: WPP,
    group: 'demographics',
    scale: TENS,
    scope: 'place',
  },
  {
    id: 'oldAgeDependency',
    label: 'Old-age dependency',
    unit: 'share',
    kind: 'share',
    iamc: 'Population|Old-Age Dependency [Ratio]',
    hxl: '#indicator+value+pct+dependency+elderly',
    explanation: 'People aged 65 and over for each person aged 15 to 64, at 31 December.',
    source: WPP,
    group: 'demographics',
    scale: SHARE,
    scope: 'place',
  },
  {
    id: 'youthShare',
    label: 'Youth share',
    unit: 'share',
    kind: 'share',
    iamc: 'Population|Age 15-24 [Share]',
    hxl: '#indicator+value+pct+population+youth',
    explanation: 'People aged 15 to 24 as a share of all people, at 31 December.',
    source: WPP,
    group: 'demographics',
    scale: SHARE,
    scope: 'place',
  },
  {
    id: 'workingAge',
    label: 'Working-age population',
    unit: 'persons',
    kind: 'stock',
    iamc: 'Population|Working Age',
    hxl: '#population+age15_64',
    explanation: 'People aged 15 to 64 at 31 December.',
    source: WPP,
    group: 'demographics',
    scale: PERSONS,
    scope: 'place',
  },
  {
    id: 'warming',
    label: 'Global warming',
    unit: 'degC',
    kind: 'temperature',
    iamc: 'Surface Temperature (GSAT)',
    hxl: '#indicator+value+num+temperature',
    explanation: 'Global surface temperature of the year over 1850-1900.',
    source: 'IPCC AR6 WGI, Figure SPM.8 (data: Fyfe et al. 2021, CC BY 4.0)',
    group: 'climate',
    scale: TENS,
    scope: 'world',
  },
  SLOW_ONSET_OUTPUT,
  ...URBANIZATION_OUTPUTS,
  ...LABOUR_OUTPUTS,
  ...PEACE_OUTPUTS,
  ...MOBILITY_OUTPUTS,
] as const satisfies readonly Output[];

/** Every output of this engine, in the order of files. */
export const OUTPUTS: readonly Output[] = declared;

type Declared = (typeof declared)[number];
export type OutputId = Declared['id'];
/** Kind and unit that an output is declared with. */
export type KindOf<Id extends OutputId> = Extract<Declared, { readonly id: Id }>['kind'];
export type UnitOf<Id extends OutputId> = Extract<Declared, { readonly id: Id }>['unit'];
export const OUTPUT_IDS: readonly OutputId[] = declared.map((output) => output.id);

/** The extra output with two more columns, only when asked for by name. */
export const POPULATION_BY_AGE = 'populationByAge';
/** Its names in the formats of the field. */
export const POPULATION_BY_AGE_NAMES = { iamc: 'Population|By Age and Sex', hxl: '#population+ind+age+sex' } as const;

/** Find an output by id; undefined for an unknown one. */
export function findOutput(id: string): Output | undefined {
  return OUTPUTS.find((output) => output.id === id);
}

/** Moves by corridor, with one more column (the destination), only when asked for by name. */
export const CORRIDOR_MOVES = 'corridorMoves';
/** Scale of the cells of `corridorMoves`. */
export const CORRIDOR_MOVES_SCALE: SketchScale = PERSONS;

/** Scale of the cells of `populationByAge`. */
export const POPULATION_BY_AGE_SCALE: SketchScale = PERSONS;

/** Labels of the five-year ages of `populationByAge`. */
export const AGE_GROUP_LABELS: readonly string[] = [
  ...Array.from({ length: 20 }, (_, g) => `${g * 5}-${g * 5 + 4}`),
  '100+',
];
