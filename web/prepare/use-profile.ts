import { useEffect, useState } from 'react';
import type { Fault, Session } from '../../workers/page.ts';
import type { CountryProfile, ParsedProfile } from '../../workers/page-prepare.ts';

const KEY = 'mobility-horizons.profile';
/** Bytes of a file that is read at all. */
const LARGEST = 1_000_000;

/** What was opened as a country profile. */
export interface OpenedProfile {
  readonly profile: CountryProfile | undefined;
  /** Of the file that was opened last; the profile before it stays. */
  readonly faults: readonly Fault[];
}

const NONE: OpenedProfile = { profile: undefined, faults: [] };

/** The country profile of the page, kept on this device: no link holds it. */
export function useProfile(world: Session['world']) {
  const [opened, setOpened] = useState<OpenedProfile>(NONE);
  useEffect(() => {
    let isHere = true;
    const text = stored();
    if (text !== null)
      parse(text, world).then((parsed) => {
        // A file of another version of the program is forgotten, not complained about at every visit.
        if (!isHere) return;
        if (parsed.kind === 'profile') setOpened({ profile: parsed.profile, faults: [] });
        else keep(null);
      });
    return () => {
      isHere = false;
    };
  }, [world]);

  /** Read a file. @returns the profile; undefined where it has faults, which are then shown. */
  async function open(file: File): Promise<CountryProfile | undefined> {
    const text = file.size > LARGEST ? '' : await file.text();
    const parsed: ParsedProfile =
      file.size > LARGEST
        ? { kind: 'faults', faults: [{ path: 'file', found: `${file.size}`, allowed: `at most ${LARGEST} bytes` }] }
        : await parse(text, world);
    if (parsed.kind === 'faults') {
      setOpened((before) => ({ ...before, faults: parsed.faults }));
      return undefined;
    }
    setOpened({ profile: parsed.profile, faults: [] });
    keep(text);
    return parsed.profile;
  }
  const close = () => {
    setOpened(NONE);
    keep(null);
  };
  return { opened, open, close };
}

async function parse(text: string, world: Session['world']): Promise<ParsedProfile> {
  const { parseProfile } = await import('../../workers/page-profile.ts');
  return parseProfile(text, new Set(world.places.map(({ iso3 }) => iso3)));
}

/** Whether a profile holds in a place: one that names a country holds in that country alone. */
export function holdsIn(profile: CountryProfile, place: string): boolean {
  return profile.place === undefined || profile.place === place;
}

function stored(): string | null {
  try {
    return window.localStorage.getItem(KEY);
  } catch {
    // A browser may refuse storage; the page works without.
    return null;
  }
}

function keep(text: string | null): void {
  try {
    if (text === null) window.localStorage.removeItem(KEY);
    else window.localStorage.setItem(KEY, text);
  } catch {
    // Not kept, but in force until the page is left.
  }
}
