import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useRef } from 'react';
import type { Session } from '../../workers/page.ts';
import { placeNames, useChoice, usePage } from '../context.ts';
import { FaultList } from '../controls/fault-list.tsx';
import { saveText } from '../files/save-file.ts';
import { ProfileWords } from './plan-notes.tsx';
import type { PlanView } from './plan-view.ts';
import { holdsIn, type useProfile } from './use-profile.ts';

const MOST_FAULTS = 20;

interface ProfileLineProps extends ReturnType<typeof useProfile> {
  readonly view: PlanView;
  readonly world: Session['world'];
}

/** By whose ratios the needs are counted, and the way to national ones: a file that is opened, or saved to be edited. */
export function ProfileLine({ view, world, opened, open, close }: ProfileLineProps) {
  const { store } = usePage();
  const input = useRef<HTMLInputElement>(null);
  const place = useChoice('place');
  const { profile, faults } = opened;
  const isElsewhere = profile !== undefined && !holdsIn(profile, place);
  async function read(file: File): Promise<void> {
    const read = await open(file);
    const { prepare, place: now } = store.getState();
    if (read?.household !== undefined && holdsIn(read, now))
      store.edit({ prepare: { ...prepare, household: read.household } });
  }
  async function save(): Promise<void> {
    const { profileText } = await import('../../workers/page-profile.ts');
    const country = world.places.some(({ iso3 }) => iso3 === place) ? place : undefined;
    saveText(
      country === undefined ? 'country-profile.json' : `country-profile-${country}.json`,
      'application/json',
      profileText(view.ratios, country, view.choices.household),
    );
  }
  return (
    <div className="profile-line">
      <p>
        {view.profile ? (
          <b>
            <ProfileWords profile={view.profile} />
          </b>
        ) : isElsewhere ? (
          i18n._({
            id: 'profile.elsewhere',
            message: 'Country profile “{name}” holds in {country}; here the international ratios count.',
            values: {
              name: profile.name,
              country: placeNames(world, profile.place ?? '').name,
            },
          })
        ) : (
          <Trans
            id="profile.none"
            message="Ratios: international standards. National figures may stand in their place, by a file."
          />
        )}{' '}
        <button type="button" className="link" onClick={() => input.current?.click()}>
          <Trans id="profile.open" message="Open a country profile" />
        </button>{' '}
        <button type="button" className="link" onClick={save}>
          <Trans id="profile.save" message="Save these ratios as a file to edit" />
        </button>{' '}
        {profile && (
          <button type="button" className="link" onClick={close}>
            <Trans id="profile.close" message="Take the profile away" />
          </button>
        )}
      </p>
      <input
        ref={input}
        className="hidden"
        type="file"
        accept=".json,application/json"
        tabIndex={-1}
        aria-label={i18n._({ id: 'profile.input', message: 'Country profile to open' })}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void read(file);
          target.value = '';
        }}
      />
      {faults.length > 0 && (
        <div className="profile-faults" role="alert">
          <p>
            <Trans
              id="profile.faults"
              message="The file is no country profile as it stands; what was in force stays in force."
            />
          </p>
          <FaultList faults={faults.slice(0, MOST_FAULTS)} />
        </div>
      )}
    </div>
  );
}
