/** A source as the manifest cites it. */
export interface SourceNote {
  readonly id: string;
  readonly citation: string;
  readonly licence: string;
  /** Files read, relative to the sources folder. */
  readonly files: readonly string[];
  /** How its figures enter: stored (re-arranged, rounded) or only as fitted parameters. */
  readonly use: 'stored' | 'fitted parameters only';
}

/** Every source of the three data files. */
export const SOURCE_LIST: readonly SourceNote[] = [
  {
    id: 'wpp2024',
    citation:
      'United Nations, Department of Economic and Social Affairs, Population Division (2024). World Population Prospects 2024, Online Edition.',
    licence: 'CC BY 3.0 IGO',
    files: [
      'demography/fertility.csv',
      'demography/fertility_age.csv',
      'demography/life_expectancy.csv',
      'demography/mortality.csv',
      'demography/net_migration.csv',
      'demography/net_migration_age.csv',
      'demography/population_base.csv',
      'demography/population_history.csv',
      'demography/projection_check.csv',
      'demography/projection_check_age.csv',
      'demography/sex_ratio_birth.csv',
    ],
    use: 'stored',
  },
  {
    id: 'wup2018',
    citation:
      'United Nations, Department of Economic and Social Affairs, Population Division (2018). World Urbanization Prospects: The 2018 Revision, Online Edition.',
    licence: 'CC BY 3.0 IGO',
    files: ['urbanization/urban_population.csv'],
    use: 'stored',
  },
  {
    id: 'wdi-urban',
    citation:
      'World Bank, World Development Indicators: EN.POP.SLUM.UR.ZS (data: UN-Habitat) and EN.POP.EL5M.UR.ZS (data: CIESIN, Low Elevation Coastal Zone, version 3).',
    licence: 'CC BY 4.0',
    files: ['urbanization/urban_stress.csv'],
    use: 'stored',
  },
  {
    id: 'ilo',
    citation:
      'International Labour Organization, ILOSTAT, ILO modelled estimates and national surveys, and CIA World Factbook for small areas, as collected by Gapminder (open-numbers, systema_globalis).',
    licence: 'CC BY 4.0; CIA World Factbook is in the public domain',
    files: ['economy/labour.csv'],
    use: 'stored',
  },
  {
    id: 'gdp',
    citation:
      'World Bank, World Development Indicators, NY.GDP.PCAP.PP.KD; Penn World Table (Feenstra, Inklaar and Timmer 2015), UNDP Human Development Report 2021/22, Gapminder and CIA World Factbook where the Bank has none.',
    licence: 'CC BY 4.0; UNDP CC BY 3.0 IGO; CIA World Factbook is in the public domain',
    files: ['economy/gdp_per_capita.csv'],
    use: 'stored',
  },
  {
    id: 'ssp',
    citation:
      'SSP Scenario Explorer, release 3.1 (2024), gross domestic product per head, SSP2: OECD ENV-Growth 2023 (Dellink, Chateau, Lanzi and Magne 2017) and IIASA (Crespo Cuaresma 2017).',
    licence: 'terms of the data not verified: only mean growth rates of income groups are stored',
    files: ['economy/gdp_ssp.csv'],
    use: 'fitted parameters only',
  },
  {
    id: 'groundswell',
    citation:
      'Clement, V., Rigaud, K. K., de Sherbinin, A., Jones, B., Adamo, S., Schewe, J., Sadiq, N., Shabahat, E. (2021). Groundswell Part 2: Acting on Internal Climate Migration. World Bank.',
    licence: 'reproduction with attribution, non-commercial',
    files: ['climate/slow_onset.csv'],
    use: 'fitted parameters only',
  },
  {
    id: 'ipcc-spm8',
    citation:
      'Fyfe, J., Fox-Kemper, B., Kopp, R. and Garner, G. (2021). Summary for Policymakers of the Working Group I Contribution to the IPCC Sixth Assessment Report: data for Figure SPM.8 (v20210809). NERC EDS Centre for Environmental Data Analysis, uuid 98af2184e13e4b91893ab72f301790db.',
    licence: 'CC BY 4.0',
    files: ['climate/warming.csv'],
    use: 'stored',
  },
  {
    id: 'wdi',
    citation:
      'World Bank, World Development Indicators, VC.IDP.NWDS, and VC.IDP.NWCV, Internally displaced persons, new displacement associated with disasters, and with conflict and violence (data: Internal Displacement Monitoring Centre).',
    licence: 'CC BY 4.0',
    files: ['displacement/wdi_displacement.csv'],
    use: 'stored',
  },
  {
    id: 'remittances',
    citation:
      'World Bank, World Development Indicators, BX.TRF.PWKR.CD.DT, Personal remittances, received (current US dollars).',
    licence: 'CC BY 4.0',
    files: ['migration/remittances.csv'],
    use: 'stored',
  },
  {
    id: 'idmc-gidd',
    citation:
      'Internal Displacement Monitoring Centre. Global Internal Displacement Database, Disasters. IDMC (2025). https://www.internal-displacement.org/database/displacement-data/',
    licence: 'CC BY-NC 4.0 (non-commercial)',
    files: ['displacement/disaster_displacement.csv', 'displacement/disaster_events.csv'],
    use: 'fitted parameters only',
  },
  {
    id: 'idmc-conflict',
    citation:
      'Internal Displacement Monitoring Centre. Global Internal Displacement Database, Conflict and Violence, editions of 2023 and 2024; world totals at the end of 2024: Global Report on Internal Displacement 2025. https://www.internal-displacement.org/database/displacement-data/',
    licence: 'CC BY-NC 4.0 (non-commercial)',
    files: ['displacement/conflict_displacement.csv'],
    use: 'fitted parameters only',
  },
  {
    id: 'wgi',
    citation:
      'Kaufmann, D., Kraay, A. (2024). The Worldwide Governance Indicators, 2024 update. www.govindicators.org (political stability and absence of violence).',
    licence: 'CC BY 4.0',
    files: ['displacement/fragility.csv'],
    use: 'stored',
  },
  {
    id: 'contiguity',
    citation:
      "Mayer, T., Zignago, S. (2011). Notes on CEPII's distances measures: the GeoDist database. CEPII Working Paper 2011-25; land borders of newer states set by hand.",
    licence: 'Etalab open licence 2.0',
    files: ['migration/corridor_traits.csv'],
    use: 'stored',
  },
  {
    id: 'corridors',
    citation:
      'Abel, G. J., Cohen, J. E. (2022). Bilateral international migration flow estimates updated and refined by sex. Scientific Data 9, 173 (pseudo-Bayesian estimates, update of 2022/2023). https://doi.org/10.6084/m9.figshare.7731233',
    licence: 'CC BY 4.0',
    files: ['migration/corridors.csv'],
    use: 'fitted parameters only',
  },
  {
    id: 'migrant-stock',
    citation:
      'United Nations, Department of Economic and Social Affairs, Population Division (2024). International Migrant Stock 2024 (POP/DB/MIG/Stock/Rev.2024).',
    licence: 'CC BY 3.0 IGO',
    files: ['migration/migrant_stock.csv', 'migration/migrant_stock_other_origin.csv'],
    use: 'stored',
  },
  {
    id: 'free-movement',
    citation:
      'Membership of treaties on free movement, compiled for this project from the treaties and public lists; parts were confirmed by reading, others are general knowledge. Check a member before relying on it.',
    licence: 'facts',
    files: ['migration/free_movement.csv'],
    use: 'stored',
  },
  {
    id: 'unhcr',
    citation: 'UNHCR (2026). Refugee Population Statistics Database. https://www.unhcr.org/refugee-statistics/',
    licence: 'CC BY 4.0',
    files: ['displacement/refugee_flows.csv', 'displacement/refugee_stocks.csv', 'displacement/returns.csv'],
    use: 'stored',
  },
  {
    id: 'ucdp',
    citation:
      'Uppsala Conflict Data Program. UCDP Country-Year Dataset on Organized Violence within Country Borders, version 25.1 (Sundberg and Melander 2013; UCDP 2025).',
    licence: 'CC BY 4.0',
    files: ['displacement/conflict_deaths.csv'],
    use: 'fitted parameters only',
  },
  {
    id: 'places',
    citation:
      'Names: United Nations Statistics Division, M49 list, and UNTERM; regions: UN World Population Prospects 2024; centres: CIA World Factbook (public domain); income groups: World Bank, fiscal year 2025 classification, with assigned groups where the Bank has none; IOM regions: regional offices since 2024.',
    licence: 'facts; CIA World Factbook is in the public domain, World Bank CC BY 4.0',
    files: ['geography/countries.csv', 'terminology/country_names.csv', 'terminology/region_names.csv'],
    use: 'stored',
  },
];
