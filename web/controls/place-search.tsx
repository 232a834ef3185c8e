import { i18n } from '@lingui/core';
import { memo, useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components/ComboBox';
import type { Session } from '../../workers/page.ts';
import { type EveryName, readEveryName } from '../language/every-name.ts';
import { ComboInput } from './combo-input.tsx';
import { plainLetters } from './plain-letters.ts';

interface PlaceItem {
  readonly id: string;
  readonly name: string;
  /** What the item is: its code, or the kind of group. */
  readonly note: string;
}

function schemeWords(scheme: Session['world']['groups'][number]['scheme']): string {
  switch (scheme) {
    case 'world':
      return i18n._({ id: 'scheme.world', message: 'all places' });
    case 'un-region':
      return i18n._({ id: 'scheme.unRegion', message: 'UN region' });
    case 'un-subregion':
      return i18n._({ id: 'scheme.unSubregion', message: 'UN subregion' });
    case 'iom-region':
      return i18n._({ id: 'scheme.iomRegion', message: 'IOM region' });
    case 'income-group':
      return i18n._({ id: 'scheme.income', message: 'World Bank income group' });
    default: {
      const never: never = scheme;
      throw new Error(`scheme ${String(never)} has no words`);
    }
  }
}

interface PlaceSearchProps {
  readonly world: Session['world'];
  /** Ids of the scenario's own groups. */
  readonly own: readonly string[];
  /** The chosen place, null while none is. */
  readonly place: string | null;
  /** A group that cannot be chosen. */
  readonly exclude?: string;
  /** What is chosen, for those who do not see it. */
  readonly label?: string;
  onChoose(place: string): void;
}

/**
 * Find a country, area or group by its name in any language of the app, or by code. Until someone comes to it, its list holds the
 * chosen place alone: the items of all are long in the making, and would be made anew with each change of the page.
 */
export const PlaceSearch = memo(function PlaceSearch(props: PlaceSearchProps) {
  const { world, own, place, exclude, label, onChoose } = props;
  const [every, setEvery] = useState<EveryName | undefined>();
  const [isAsked, setAsked] = useState(false);
  const only = isAsked ? undefined : place;
  const items = useMemo<readonly PlaceItem[]>(() => {
    const make = (id: string, name: string, note: string) => ({ id, name, note });
    if (only !== undefined) {
      const name = [...world.places, ...world.groups].find(
        (each) => ('iso3' in each ? each.iso3 : each.id) === only,
      )?.name;
      return only === null ? [] : [make(only, name ?? only, '')];
    }
    return [
      ...own.map((id) => make(id, id, i18n._({ id: 'scheme.own', message: 'own group' }))),
      ...world.groups.map((group) => make(group.id, group.name, schemeWords(group.scheme))),
      ...world.places
        .map(({ iso3, name }) => make(iso3, name, iso3))
        .sort((a, b) => a.name.localeCompare(b.name, i18n.locale)),
    ].filter(({ id }) => id !== exclude);
  }, [world, own, exclude, only]);
  // Beside the items, which stay as they are when the names in other languages have come.
  const keys = useMemo(
    () => new Map(items.map(({ id, name }) => [name, plainLetters(`${name} ${id} ${every?.get(id) ?? ''}`)])),
    [items, every],
  );

  return (
    <ComboBox
      className="place-search"
      defaultItems={items}
      value={place}
      onChange={(key) => {
        if (key !== null) onChoose(String(key));
      }}
      // The text of an item is its name; its code is searched too.
      defaultFilter={(name, text) => keys.get(name)?.includes(plainLetters(text).trim()) ?? false}
      menuTrigger="focus"
      onFocus={() => {
        setAsked(true);
        // Without them the names of the page's own language are searched.
        if (!every) readEveryName(world).then(setEvery, () => undefined);
      }}
      allowsEmptyCollection
    >
      <Label className="hidden">{label ?? i18n._({ id: 'place.label', message: 'Place: name or code' })}</Label>
      <ComboInput placeholder={place === null ? i18n._({ id: 'place.placeholder', message: 'Name or code' }) : ''} />
      <Button aria-label={i18n._({ id: 'place.showAll', message: 'Show places' })}>▾</Button>
      <Popover className="place-list" placement="bottom start">
        <ListBox<PlaceItem>
          renderEmptyState={() => (
            <p className="soft">{i18n._({ id: 'place.none', message: 'No place has this name or code.' })}</p>
          )}
        >
          {(item) => (
            <ListBoxItem id={item.id} textValue={item.name}>
              <span>{item.name}</span>
              <span className="soft">{item.note}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}, isSameSearch);

/** Own groups by their names, which lists made anew share; what is chosen is told to the handler of the last rendering. */
function isSameSearch(before: PlaceSearchProps, now: PlaceSearchProps): boolean {
  return (
    before.world === now.world &&
    before.place === now.place &&
    before.exclude === now.exclude &&
    before.label === now.label &&
    before.onChoose === now.onChoose &&
    before.own.join() === now.own.join()
  );
}
