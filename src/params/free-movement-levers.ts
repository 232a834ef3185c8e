import type { Lever } from './define-lever.ts';

/**
 * Areas of free movement: id as in the baseline, key in links, name. The Nordic and Andean areas lie inside larger ones and
 * would change nothing by themselves; they stay as they are.
 */
const AREAS = [
  ['ECOWAS', 'xa', 'ECOWAS (Western Africa)'],
  ['AES', 'xb', 'Alliance of Sahel States'],
  ['CEMAC', 'xc', 'CEMAC (Central Africa)'],
  ['EAC', 'xd', 'East African Community'],
  ['SADC', 'xe', 'SADC (Southern Africa)'],
  ['IGAD', 'xf', 'IGAD (Horn of Africa)'],
  ['COMESA', 'xg', 'COMESA (Eastern and Southern Africa)'],
  ['AU_FMP', 'xh', 'African Union free movement protocol'],
  ['EU_EEA_CH', 'xi', 'European Union, EEA and Switzerland'],
  ['CTA', 'xk', 'Common Travel Area (Ireland and United Kingdom)'],
  ['Trans_Tasman', 'xl', 'Trans-Tasman arrangement'],
  ['COFA', 'xm', 'Compacts of Free Association'],
  ['NZ_realm', 'xn', 'Realm of New Zealand'],
  ['India_Nepal_Bhutan', 'xo', 'India, Nepal and Bhutan'],
  ['GCC', 'xp', 'Gulf Cooperation Council'],
  ['EAEU', 'xq', 'Eurasian Economic Union'],
  ['CIS_visa_free', 'xr', 'CIS visa-free travel'],
  ['MERCOSUR', 'xs', 'MERCOSUR residence agreement'],
  ['CA4', 'xu', 'CA-4 (Central America)'],
  ['CARICOM_CSME', 'xv', 'CARICOM single market'],
  ['CARICOM_FULL', 'xw', 'CARICOM full free movement'],
  ['OECS', 'xx', 'Eastern Caribbean States'],
  ['ASEAN', 'xy', 'ASEAN'],
  ['MSG', 'xz', 'Melanesian Spearhead Group'],
  ['CPLP', 'ya', 'Portuguese-speaking countries (CPLP)'],
] as const;

type AreaId = (typeof AREAS)[number][0];
type AreaLeverId<Id extends string> = Id extends `${infer A}_${infer B}` ? `${A}${AreaLeverId<B>}` : Id;

/** Id of the lever of an area: letters only. */
export function areaLeverId<Id extends string>(area: Id): `freeMovement${AreaLeverId<Id>}` {
  return `freeMovement${area.replaceAll('_', '')}` as `freeMovement${AreaLeverId<Id>}`;
}

/** Ids of the areas that have a lever, as in the baseline. */
export const FREE_MOVEMENT_AREAS: readonly AreaId[] = AREAS.map(([id]) => id);

/** One switch for each area of free movement. */
export const FREE_MOVEMENT_LEVERS = AREAS.map(([area, key, name]) => ({
  id: areaLeverId(area) as { [A in AreaId]: `freeMovement${AreaLeverId<A>}` }[AreaId],
  key,
  group: 'freeMovement' as const,
  kind: 'choice' as const,
  label: name,
  explanation:
    'What becomes of free movement between the members: as it stands in 2025; in force in full for all members, those that signed only included; or ended.',
  literature:
    'Free movement in the European Union raised the number of citizens who live in another member state by about 28%; people who may come back also go home more.',
  basis: {
    kind: 'source' as const,
    citation:
      "Rojas-Romagosa, H., Bollen, J. (2018). Estimating migration changes from the EU's free movement of people. CPB Discussion Paper 385",
    locator: 'abstract; a stock, read as a flow. Members: treaties as of 2025, compiled by hand',
  },
  options: ['ended', 'as-is', 'full'] as const,
  default: 'as-is' as const,
  scope: 'world' as const,
  effects: [{ output: 'emigrants', sign: '±' }] as const,
})) satisfies readonly Lever[];
