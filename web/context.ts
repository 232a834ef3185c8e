import { i18n } from '@lingui/core';
import { createContext, useCallback, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { NumberFormat } from '../src/picture/number-format.ts';
import type { Session } from '../workers/page.ts';
import type { Engine } from './engine.ts';
import { namedWorld, type PlaceNames } from './language/place-names.ts';
import type { OwnWork } from './own/own-work.ts';
import type { OwnData } from './own-data/own-data.ts';
import type { LinkState } from './pages/notices.tsx';
import type { Choices, Store } from './store.ts';

/** What every view of the page shares. */
export interface Page {
  readonly store: Store;
  readonly engine: Engine;
  readonly link: StoreApi<LinkState>;
  readonly own: OwnWork;
  readonly ownData: OwnData;
  readonly format: NumberFormat;
  /** Names of places in the language of the page; undefined where those of the baseline hold. */
  readonly names: PlaceNames | undefined;
}

const PageContext = createContext<Page | undefined>(undefined);
export const PageProvider = PageContext.Provider;

/** The page that a view belongs to. */
export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error('a view stands outside the page');
  return page;
}

/** Choose an indicator for the page; one function for all renderings. */
export function useChooseOutput(): (output: Choices['output']) => void {
  const { store } = usePage();
  return useCallback((output) => store.edit({ output }), [store]);
}

/** One choice of the user, followed. */
export function useChoice<K extends keyof Choices>(key: K): Choices[K] {
  return useStore(usePage().store, (state) => state[key]);
}

/** A part of what the engine has said, followed. */
export function useEngine<T>(pick: (state: ReturnType<Engine['store']['getState']>) => T): T {
  return useStore(usePage().engine.store, pick);
}

type World = Session['world'];

/** The world as soon as it is known, its places named in the language of the page. */
export function useWorld(): World | undefined {
  const { names } = usePage();
  const world = useEngine((state) => state.session?.world);
  return world && namedWorld(world, names);
}

/** The names of a place or group: alone, and inside "in ...". An own group is called by its id. */
export function placeNames(world: World, id: string): { readonly name: string; readonly nameIn: string } {
  const found = world.places.find(({ iso3 }) => iso3 === id) ?? world.groups.find((group) => group.id === id);
  return found ?? { name: id, nameIn: i18n._({ id: 'place.inOwn', message: 'in {name}', values: { name: id } }) };
}
