import type { Baseline, Group, GroupScheme, Place } from '../../src/baseline/baseline.ts';
import {
  numberAt,
  type Row,
  readTable,
  refuse,
  type Sources,
  type Table,
  throwProblems,
} from '../../workers/node/sources/sources.ts';

/** Codes that stand in sources but have no row of their own here, with what becomes of them; read from data/place-codes.csv. */
export interface PlaceCode {
  readonly code: string;
  readonly action: 'drop' | 'join';
  /** Places that take a joined code, separated by spaces in the file. */
  readonly into: readonly string[];
  readonly reason: string;
}

export interface PlaceTable {
  readonly places: readonly Place[];
  readonly groups: readonly Group[];
  readonly subregions: readonly { readonly id: string; readonly m49: number }[];
  readonly isDropped: (code: string) => boolean;
  /** Places whose income group was assigned, with the rule. */
  readonly imputed: Baseline['imputed'];
}

const ASSIGNED_RULE = 'the World Bank does not classify the place: the group of places of its kind';
const COUNTRIES = 'geography/countries.csv';
const INCOMES = new Map([
  ['low', 'low'],
  ['lower_middle', 'lower-middle'],
  ['upper_middle', 'upper-middle'],
  ['high', 'high'],
] as const);
/** IOM's regional office in Panama is the office for the Americas; the source still lists North America apart. */
const IOM_IDS = new Map([
  ['Asia and the Pacific', 'IOM_AP'],
  ['East, Horn and Southern Africa', 'IOM_EHSA'],
  ['West and Central Africa', 'IOM_WCA'],
  ['Middle East and North Africa', 'IOM_MENA'],
  ['Latin America and the Caribbean', 'M49_019'],
  ['North America', 'M49_019'],
  ['Europe and Central Asia', 'IOM_ECA'],
]);
const IOM_ORDER = ['IOM_AP', 'IOM_EHSA', 'IOM_WCA', 'IOM_MENA', 'M49_019', 'IOM_ECA'] as const;
/** Names of the place list that the list of region names writes otherwise. */
const REGION_ALIASES = new Map([['Australia/New Zealand', 'Australia and New Zealand']]);

/** Parse the committed table of dropped and joined codes; an unknown action is a problem. */
export function parsePlaceCodes(sources: Sources, table: Table): readonly PlaceCode[] {
  return table.rows.flatMap((row): PlaceCode[] => {
    const action = row.text('action');
    if (action === 'drop' || action === 'join') {
      return [{ code: row.text('code'), action, into: row.text('into').split(' '), reason: row.text('reason') }];
    }
    refuse(sources, table.file, row.number, 'action', action || 'nothing', 'drop, join');
    return [];
  });
}

/** Build places, groups and subregions from the place list and the name lists. */
export function readPlaces(sources: Sources, codes: readonly PlaceCode[]): PlaceTable {
  const dropped = new Set(codes.filter((code) => code.action === 'drop').map((code) => code.code));
  const isDropped = (code: string): boolean => dropped.has(code);
  const countries = readTable(sources, COUNTRIES, [
    'iso3',
    'm49',
    'lat',
    'lon',
    'income_group',
    'income_source',
    'iom_region',
    'un_region',
    'un_subregion',
  ]);
  const names = readTable(sources, 'terminology/country_names.csv', ['iso3', 'm49', 'en', 'en_in']);
  const regionRows = readTable(sources, 'terminology/region_names.csv', ['id', 'scheme', 'm49', 'en', 'en_in']);
  throwProblems(sources);
  const nameOf = new Map(names.rows.map((row) => [row.text('iso3'), row]));
  const regions = regionRows.rows;
  const regionByName = (scheme: string, name: string): Row | undefined => {
    const wanted = REGION_ALIASES.get(name) ?? name;
    return regions.find((row) => row.text('scheme') === scheme && row.text('en') === wanted);
  };
  const subregionRows = regions.filter((row) => row.text('scheme') === 'un_subregion');
  const northernAmerica = regions.filter((row) => row.text('id') === 'M49_021');
  const subregions = [...subregionRows, ...northernAmerica].map((row) => ({
    id: unId(row),
    m49: Number(row.text('m49')),
  }));
  const places: Place[] = [];
  const imputed: Baseline['imputed'][number][] = [];
  for (const row of [...countries.rows].sort((a, b) => (a.text('iso3') < b.text('iso3') ? -1 : 1))) {
    const iso3 = row.text('iso3');
    if (isDropped(iso3)) continue;
    const bad = (column: string, allowed: string): void =>
      refuse(sources, COUNTRIES, row.number, column, row.text(column) || 'nothing', allowed);
    if (!/^[A-Z]{3}$/.test(iso3) || places.at(-1)?.iso3 === iso3) bad('iso3', 'three capital letters, each code once');
    const m49 = numberAt(sources, countries, row, 'm49', 1, 999);
    const name = nameOf.get(iso3);
    if (name === undefined) bad('iso3', 'a code of terminology/country_names.csv');
    else if (Number(name.text('m49')) !== m49) bad('m49', `${name.text('m49')} as in terminology/country_names.csv`);
    const income = INCOMES.get(row.text('income_group') as 'low');
    if (income === undefined) bad('income_group', [...INCOMES.keys()].join(', '));
    const iom = regions.find((candidate) => candidate.text('id') === IOM_IDS.get(row.text('iom_region')));
    if (iom === undefined) bad('iom_region', [...IOM_IDS.keys()].join('; '));
    const region = regionByName('un_region', row.text('un_region'));
    if (region === undefined) bad('un_region', 'a UN region of terminology/region_names.csv');
    const isNorthernAmerica = row.text('un_subregion') === 'Northern America';
    const subregion = isNorthernAmerica ? northernAmerica[0] : regionByName('un_subregion', row.text('un_subregion'));
    if (subregion === undefined) bad('un_subregion', 'a UN subregion of terminology/region_names.csv');
    if (!name || !income || !iom || !region || !subregion) continue;
    if (row.text('income_source') === 'assigned') imputed.push({ iso3, column: 'income', rule: ASSIGNED_RULE });
    const groups = [
      'WLD',
      unId(region),
      ...(isNorthernAmerica ? [] : [unId(subregion)]),
      iomId(iom),
      `income-${income}`,
    ];
    places.push({
      iso3,
      m49,
      name: name.text('en'),
      nameIn: name.text('en_in'),
      latitude: numberAt(sources, countries, row, 'lat', -90, 90),
      longitude: numberAt(sources, countries, row, 'lon', -180, 180),
      groups,
      income,
      subregion: subregions.findIndex((item) => item.id === unId(subregion)),
    });
  }
  throwProblems(sources);
  const group = (id: string, scheme: GroupScheme, row: Row | undefined): Group => ({
    id,
    scheme,
    name: row?.text('en') ?? id,
    nameIn: row?.text('en_in') ?? id,
    members: places.flatMap((place, i) => (place.groups.includes(id) ? [i] : [])),
  });
  const groups = [
    group(
      'WLD',
      'world',
      regions.find((row) => row.text('id') === 'M49_001'),
    ),
    ...regions.filter((row) => row.text('scheme') === 'un_region').map((row) => group(unId(row), 'un-region', row)),
    ...subregionRows.map((row) => group(unId(row), 'un-subregion', row)),
    ...IOM_ORDER.map((id) => regions.find((row) => row.text('id') === id)).map((row) =>
      group(row ? iomId(row) : '', 'iom-region', row),
    ),
    ...[...INCOMES].map(([source, income]) =>
      group(
        `income-${income}`,
        'income-group',
        regions.find((row) => row.text('id') === `INC_${source}`),
      ),
    ),
  ];
  for (const item of groups) {
    if (item.members.length === 0)
      refuse(sources, 'terminology/region_names.csv', 0, 'id', `no member of ${item.id}`, 'groups with members');
  }
  throwProblems(sources);
  return { places, groups, subregions, isDropped, imputed };
}

function unId(row: Row): string {
  return `un-${slug(row.text('en'))}`;
}

function iomId(row: Row): string {
  return row.text('id') === 'M49_019' ? 'iom-the-americas' : `iom-${slug(row.text('en'))}`;
}

function slug(name: string): string {
  return name.toLowerCase().replace(/[^a-z]+/g, '-');
}
