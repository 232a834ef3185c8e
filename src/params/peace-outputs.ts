import { type Output, PERSONS, SHARE, SHOCK } from './define-output.ts';

const UNMOVED = 'Nobody moves in the population of this model for it: the UN medium holds the net effect of conflict.';
const LAW = 'law fitted to IDMC records 2009-2020';
const DURATION =
  ' whose displacement has not ended at 31 December of this year. It ends alike for all, however long it has lasted, so that long displacement is rarer here than it is. Where nobody was newly displaced: the share by the law.';

/** Outputs of the peace driver. */
export const PEACE_OUTPUTS = [
  {
    id: 'conflictDisplacement',
    label: 'People newly displaced by conflict',
    unit: 'persons',
    kind: 'movement',
    iamc: 'Displacement|Internal|Conflict',
    hxl: '#affected+idps+ind+newdisp+conflict',
    explanation: `Internal displacements by conflict and violence in the calendar year. They are movements: a person displaced twice counts twice. The state at the start is an estimate (nowcast), as records end in 2020. ${UNMOVED}`,
    source:
      'history: World Bank WDI VC.IDP.NWCV (CC BY 4.0), data of IDMC; law fitted to IDMC records 2009-2020, start to UCDP deaths to 2024 and published world totals',
    group: 'peace',
    scale: SHOCK,
    scope: 'place',
  },
  {
    id: 'internallyDisplacedConflict',
    label: 'Internally displaced people, conflict',
    unit: 'persons',
    kind: 'stock',
    iamc: 'Population|Internally Displaced|Conflict',
    hxl: '#affected+idps+ind+stock+conflict',
    explanation: `People who live in displacement inside their country by conflict and violence at 31 December. The stock of 2024 is an estimate (nowcast) scaled to the published world total of 73.5 million. ${UNMOVED}`,
    source: 'law fitted to IDMC records 2009-2020; world total: IDMC, Global Report on Internal Displacement 2025',
    group: 'peace',
    scale: PERSONS,
    scope: 'place',
  },
  {
    id: 'internallyDisplacedDisaster',
    label: 'Internally displaced people, disasters',
    unit: 'persons',
    kind: 'stock',
    iamc: 'Population|Internally Displaced|Disasters',
    hxl: '#affected+idps+ind+stock+disaster',
    explanation:
      'People who live in displacement inside their country by disasters at 31 December: displacements of the year times the years that they last, 0.3 on average (assumed, drawn per run from 0.1 to 1). Years-long displacement is hardly in it.',
    source: 'this model; IDMC publishes 9.8 million for the end of 2024',
    group: 'peace',
    scale: PERSONS,
    scope: 'place',
  },
  {
    id: 'stillDisplacedOneYear',
    label: 'Still displaced after 1 year',
    unit: 'share',
    kind: 'share',
    iamc: 'Displacement|Internal|Conflict|Still Displaced after 1 Year [Share]',
    hxl: '#indicator+value+pct+idps+conflict+after1y',
    explanation: `Share of the people newly displaced by conflict in the calendar year before${DURATION}`,
    source: LAW,
    group: 'peace',
    scale: SHARE,
    scope: 'place',
  },
  {
    id: 'stillDisplacedThreeYears',
    label: 'Still displaced after 3 years',
    unit: 'share',
    kind: 'share',
    iamc: 'Displacement|Internal|Conflict|Still Displaced after 3 Years [Share]',
    hxl: '#indicator+value+pct+idps+conflict+after3y',
    explanation: `Share of the people newly displaced by conflict three calendar years before${DURATION}`,
    source: LAW,
    group: 'peace',
    scale: SHARE,
    scope: 'place',
  },
  {
    id: 'stillDisplacedFiveYears',
    label: 'Still displaced after 5 years',
    unit: 'share',
    kind: 'share',
    iamc: 'Displacement|Internal|Conflict|Still Displaced after 5 Years [Share]',
    hxl: '#indicator+value+pct+idps+conflict+after5y',
    explanation: `Share of the people newly displaced by conflict five calendar years before${DURATION}`,
    source: LAW,
    group: 'peace',
    scale: SHARE,
    scope: 'place',
  },
] as const satisfies readonly Output[];
