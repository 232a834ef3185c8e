import { i18n } from '@lingui/core';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { FIRST_YEAR } from '../../workers/page.ts';
import { useChoice, usePage } from '../context.ts';

const FRAME_MS = 450;

interface YearPlayProps {
  /** Whose year it is: "Year of the map". */
  readonly label: string;
  readonly isDisabled?: boolean;
}

/** The year of the map and of the pyramid: one for both, moved by hand or played from 2025 to the horizon. */
export function YearPlay({ label, isDisabled = false }: YearPlayProps) {
  const { store } = usePage();
  const horizon = useChoice('horizon');
  const year = useStore(store, (state) => state.mapYear);
  const [isPlaying, setPlaying] = useState(false);

  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setInterval(() => {
      const { mapYear } = store.getState();
      if (mapYear >= horizon) setPlaying(false);
      else store.showMapYear(mapYear + 1);
    }, FRAME_MS);
    return () => clearInterval(timer);
  }, [isPlaying, store, horizon]);

  function play(): void {
    if (!isPlaying && year >= horizon) store.showMapYear(FIRST_YEAR);
    setPlaying(!isPlaying);
  }

  return (
    <div className="scrubber">
      <button type="button" onClick={play} disabled={isDisabled}>
        {isPlaying ? i18n._({ id: 'map.pause', message: 'Pause' }) : i18n._({ id: 'map.play', message: 'Play' })}
      </button>
      <div className="slider">
        <span className="slider-track" />
        <input
          className="slider-input"
          type="range"
          aria-label={label}
          min={FIRST_YEAR}
          max={horizon}
          value={Math.min(year, horizon)}
          onChange={(event) => {
            setPlaying(false);
            store.showMapYear(Number(event.target.value));
          }}
        />
      </div>
      <output>{year}</output>
    </div>
  );
}
