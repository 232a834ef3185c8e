/**
 * Territories of one state between which its citizens move freely, the state first. `one-way`: from the territory only.
 * Source: general knowledge of citizenship law, as listed in the notes to the free-movement table; checked by nobody else.
 */
export const STATES = [
  { state: 'USA', territories: ['PRI', 'GUM', 'VIR', 'MNP', 'ASM'], direction: 'both' },
  {
    state: 'FRA',
    territories: ['GLP', 'MTQ', 'GUF', 'REU', 'MYT', 'NCL', 'PYF', 'SPM', 'WLF', 'BLM', 'MAF'],
    direction: 'both',
  },
  { state: 'NLD', territories: ['ABW', 'CUW', 'SXM', 'BES'], direction: 'both' },
  { state: 'DNK', territories: ['FRO', 'GRL'], direction: 'both' },
  {
    state: 'GBR',
    territories: ['GIB', 'BMU', 'CYM', 'VGB', 'TCA', 'AIA', 'MSR', 'FLK', 'SHN'],
    direction: 'one-way',
  },
] as const;
