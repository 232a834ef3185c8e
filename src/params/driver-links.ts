import type { DriverGroup } from './define-lever.ts';

/** One driver reads what another has written. */
export interface DriverLink {
  readonly from: DriverGroup;
  readonly to: DriverGroup;
  /** What passes between them, in words. */
  readonly does: string;
  /** Id of the lever without which it does nothing; absent = always. */
  readonly needs?: string;
  /** Outputs of `to` in which it ends: nothing reads them further. */
  readonly writes?: readonly string[];
  /** Stage of the year in which it acts, where that is not the stage of `from`. */
  readonly stage?: string;
}

/**
 * What drivers read of each other, so far as no lever and no event declares it: their signatures take these arrays. The
 * order of a year decides whether it acts at once or in the year after. A test moves each driver and looks who follows.
 */
export const DRIVER_LINKS: readonly DriverLink[] = [
  {
    from: 'demographics',
    to: 'climate',
    does: 'Disasters and slow changes displace a share of the people who live there.',
  },
  { from: 'demographics', to: 'peace', does: 'Conflict displaces a share of the people who live there.' },
  { from: 'demographics', to: 'urbanization', does: 'Towns hold a share of the people.' },
  {
    from: 'demographics',
    to: 'labour',
    does: 'People by age and sex make the labour force; more people make more jobs.',
  },
  { from: 'demographics', to: 'mobility', does: 'Young adults move most; more of them, more moves.' },
  {
    from: 'climate',
    to: 'peace',
    does: 'Disasters leave people displaced.',
    writes: ['internallyDisplacedDisaster'],
  },
  { from: 'climate', to: 'peace', does: 'By a lever, warming raises the odds of conflict.', needs: 'climateConflict' },
  { from: 'climate', to: 'labour', does: 'Warming costs income.', needs: 'warmingCost' },
  { from: 'urbanization', to: 'climate', does: 'Slow changes displace people of the countryside.' },
  {
    from: 'labour',
    to: 'mobility',
    does: 'Incomes, jobs that lack and workers who lack steer who moves and where to.',
  },
  { from: 'peace', to: 'labour', does: 'Conflict costs income.' },
  {
    from: 'peace',
    to: 'mobility',
    does: 'Conflict displaces people across borders; refugees return where it has ended.',
  },
  {
    from: 'mobility',
    to: 'peace',
    does: 'Whom destinations let in decides who finds protection across a border, and who stays displaced at home.',
    stage: 'policy',
  },
  { from: 'mobility', to: 'demographics', does: 'Who moves is counted, ages and has children in another place.' },
];
