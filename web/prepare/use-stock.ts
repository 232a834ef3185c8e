import { useCallback, useState } from 'react';

const KEY = 'mobility-horizons.stock';
/** More than any line of any place has. */
export const MOST_STOCK = 1_000_000_000_000;

/** What is there of each line, by its id, in the line's unit. */
export type Stock = Readonly<Record<string, number>>;
type StockByPlace = Readonly<Record<string, Stock>>;

/** Read what was kept on this device; what does not check out is left out. */
export function readStock(text: string | null): StockByPlace {
  if (text === null) return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Another program wrote here: nothing of ours is there.
    return {};
  }
  const entriesOf = (of: unknown): [string, unknown][] =>
    typeof of === 'object' && of !== null ? Object.entries(of) : [];
  return Object.fromEntries(
    entriesOf(value).map(([place, lines]) => [
      place,
      Object.fromEntries(
        entriesOf(lines).filter(
          (entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] >= 0 && entry[1] <= MOST_STOCK,
        ),
      ),
    ]),
  );
}

/** Stock of a place as the user has entered it. It stays on the device: no link holds it, and only the files of needs that the user saves. */
export function useStock(place: string) {
  const [all, setAll] = useState<StockByPlace>(load);
  const replace = useCallback((next: StockByPlace) => {
    setAll(next);
    keep(next);
  }, []);
  return {
    stock: all[place] ?? {},
    setLine: (id: string, value: number | undefined) => {
      const { [id]: _old, ...others } = all[place] ?? {};
      replace({ ...all, [place]: value === undefined ? others : { ...others, [id]: value } });
    },
    /** Forget what was entered for every place. */
    clear: () => replace({}),
  };
}

function load(): StockByPlace {
  try {
    return readStock(window.localStorage.getItem(KEY));
  } catch {
    // A browser may refuse storage; the page works without.
    return {};
  }
}

function keep(all: StockByPlace): void {
  try {
    if (Object.values(all).every((lines) => Object.keys(lines).length === 0)) window.localStorage.removeItem(KEY);
    else window.localStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // Not kept, but counted until the page is left.
  }
}
