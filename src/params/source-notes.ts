/** What the register says of a source beside its citation. */
export interface SourceNote {
  /** What it holds, or what it is called. */
  readonly title: string;
  readonly producer: string;
  /** Edition or version with its year; part of the citation. */
  readonly edition: string;
  /** Set where hindcasts score against figures that were revised after their origin: what nobody had at the time. */
  readonly revised?: string;
}

const UN = 'UN DESA, Population Division';

/** Notes by the id of the source in data/manifest.json. */
export const SOURCE_NOTES: Readonly<Record<string, SourceNote>> = {
  wpp2024: {
    title: 'World Population Prospects',
    producer: UN,
    edition: '2024',
    revised:
      'Past rates, populations and net migration of all origins are those of this revision. Nobody had them at the origin, and rivals use them too.',
  },
  wup2018: { title: 'World Urbanization Prospects', producer: UN, edition: '2018' },
  'wdi-urban': { title: 'Slums and low coasts', producer: 'World Bank, UN-Habitat, CIESIN', edition: 'version 3' },
  ilo: {
    title: 'Labour force, unemployment, kinds of work',
    producer: 'International Labour Organization',
    edition: 'ILOSTAT',
  },
  gdp: { title: 'Income per head', producer: 'World Bank', edition: 'World Development Indicators' },
  ssp: { title: 'Growth of income in SSP2', producer: 'IIASA, OECD', edition: 'release 3.1 (2024)' },
  groundswell: { title: 'Groundswell, slow onset', producer: 'World Bank', edition: '2021' },
  'ipcc-spm8': {
    title: 'Warming by scenario',
    producer: 'IPCC Working Group I',
    edition: 'v20210809',
    revised: 'Warming follows the assessment of 2021 at every origin.',
  },
  wdi: {
    title: 'New displacement, as published',
    producer: 'World Bank, IDMC',
    edition: 'World Development Indicators',
    revised: 'The record of past years is that of today, with later corrections.',
  },
  remittances: { title: 'Remittances', producer: 'World Bank', edition: 'World Development Indicators' },
  'idmc-gidd': {
    title: 'Disaster displacement',
    producer: 'Internal Displacement Monitoring Centre',
    edition: '2025',
    revised: 'Laws are fitted to the record of this edition, with corrections made after the origin.',
  },
  'idmc-conflict': {
    title: 'Conflict displacement',
    producer: 'Internal Displacement Monitoring Centre',
    edition: '2023 and 2024',
    revised: 'Laws are fitted to the record of these editions, with corrections made after the origin.',
  },
  wgi: {
    title: 'Political stability',
    producer: 'Kaufmann and Kraay',
    edition: '2024 update',
    revised: 'Indicators of past years are re-estimated in each update.',
  },
  contiguity: { title: 'Land borders and distances', producer: 'CEPII', edition: '2011' },
  corridors: {
    title: 'Flows between countries',
    producer: 'Abel and Cohen',
    edition: 'update of 2022/2023',
    revised: 'Flow estimates of past periods were made after the origins.',
  },
  'migrant-stock': { title: 'International Migrant Stock', producer: UN, edition: '2024' },
  'free-movement': {
    title: 'Treaties on free movement',
    producer: 'this project',
    edition: 'treaties and public lists',
  },
  unhcr: {
    title: 'Refugee statistics',
    producer: 'UNHCR',
    edition: '2026',
    revised: 'Flows and stocks of past years are those of today, with later corrections.',
  },
  ucdp: {
    title: 'Deaths in conflict',
    producer: 'Uppsala Conflict Data Program',
    edition: 'version 25.1',
    revised: 'Deaths of past years are those of this version.',
  },
  places: {
    title: 'Names, regions, income groups',
    producer: 'UN Statistics Division, World Bank, IOM',
    edition: 'fiscal year 2025',
  },
};
