import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useEffect, useState } from 'react';
import { type OutputId, placeRows, type Session } from '../../workers/page.ts';
import { type Duel, type DuelFile, duelFor, readDuels } from '../../workers/page-duels.ts';
import { placeNames, useChoice, useEngine, usePage } from '../context.ts';
import { reasonOf } from '../faults/use-fault-words.ts';

/**
 * One or two sentences where hindcasts do not show the model to be better than "same as last year" for the indicator, in the
 * region of the place; nothing where they do, or where nothing was scored.
 */
export function DuelNote({ output, world }: { readonly output: OutputId; readonly world: Session['world'] }) {
  const { store } = usePage();
  const { groups } = useChoice('scenario');
  const place = useChoice('place');
  const [duels, setDuels] = useState<DuelFile | undefined>();
  const [fault, setFault] = useState('');
  useEffect(() => {
    let isHere = true;
    readDuels()
      .then((read) => isHere && setDuels(read))
      .catch(async (error: unknown) => {
        const reason = await reasonOf(error);
        if (isHere) setFault(reason);
      });
    return () => {
      isHere = false;
    };
  }, []);
  const hasOwnData = useEngine((state) => (state.session?.ownData.length ?? 0) > 0);
  if (fault !== '') return <p className="note">{fault}</p>;
  const row = placeRows(world, groups).get(place);
  const regions = world.groups.filter(({ scheme }) => scheme === 'un-region');
  const duel = duels && row && duelFor(duels, output, row, regions);
  const words = duel ? duelWords(duel, placeNames(world, duel.region).nameIn) : [];
  if (words.length === 0) return null;
  return (
    <p className="duel-note">
      {words.join(' ')}{' '}
      {hasOwnData && (
        <>
          <span className="own-mark">
            <Trans id="ownData.mark" message="your data" />
          </span>{' '}
          <Trans id="ownData.hindcasts" message="Hindcasts were made with the data of the app, not with yours." />{' '}
        </>
      )}
      <button type="button" className="link" onClick={() => store.edit({ page: 'evidence' })}>
        <Trans id="duel.evidence" message="All scores" />
      </button>
    </p>
  );
}

function duelWords({ notBetter, medianNotBetter }: Duel, nameIn: string): readonly string[] {
  const words: string[] = [];
  if (notBetter.length > 0)
    words.push(
      i18n._({
        id: 'duel.notBetter',
        message: 'Hindcasts {nameIn} do not show this model to be better than “same as last year” {ahead}.',
        values: { nameIn, ahead: aheadWords(notBetter) },
      }),
    );
  if (medianNotBetter.length > 0)
    words.push(
      i18n._({
        id: 'duel.medianNotBetter',
        message:
          'Hindcasts {nameIn} do not show its median to be better than “same as last year” {ahead}; its range as a whole is.',
        values: { nameIn, ahead: aheadWords(medianNotBetter) },
      }),
    );
  return words;
}

/** "1, 2 and 3 years ahead". */
export function aheadWords(horizons: readonly number[]): string {
  return i18n._({
    id: 'evidence.ahead',
    message: '{years} {last, plural, one {year} other {years}} ahead',
    values: {
      years: new Intl.ListFormat(i18n.locale).format(horizons.map(String)),
      last: horizons.at(-1) ?? 0,
    },
  });
}
