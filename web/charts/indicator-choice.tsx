import { i18n } from '@lingui/core';
import { memo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { ComboBox, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components/ComboBox';
import { Header } from 'react-aria-components/Header';
import { ListBoxSection } from 'react-aria-components/ListBox';
import { OUTPUT_GROUPS, OUTPUT_IDS, type OutputId } from '../../workers/page.ts';
import { usePage } from '../context.ts';
import { ComboInput } from '../controls/combo-input.tsx';
import { plainLetters } from '../controls/plain-letters.ts';
import { axisUnit, driverName, kindWords, outputLabel, outputOf } from '../texts.ts';

interface IndicatorChoiceProps {
  readonly output: OutputId;
  onChoose(output: OutputId): void;
}

/** What stands beside the name of an indicator: its kind and unit; where the unit names the kind, the unit alone. */
function noteOf(id: OutputId): string {
  const { kind } = outputOf(id);
  const values = { kind: kindWords(id), unit: axisUnit(id, '') };
  return kind === 'stock' || kind === 'flow' || kind === 'share'
    ? i18n._({ id: 'indicator.note', message: '{kind}, {unit}', values })
    : values.unit;
}

/** Find an indicator by name, driver, kind or unit. Until someone comes to it, its list holds the chosen one alone. */
export const IndicatorChoice = memo(function IndicatorChoice({ output, onChoose }: IndicatorChoiceProps) {
  // Drawn anew with the language of the page.
  usePage();
  const [isAsked, setAsked] = useState(false);
  const ids = isAsked ? OUTPUT_IDS : [output];
  const groups = OUTPUT_GROUPS.map((group) => ({
    group,
    name: driverName(group),
    items: ids
      .filter((id) => outputOf(id).group === group)
      .map((id) => ({
        id,
        name: outputLabel(id),
        note: noteOf(id),
      })),
  })).filter(({ items }) => items.length > 0);
  const keys = new Map(
    groups.flatMap(({ name, items }) =>
      items.map((item) => [item.name, plainLetters(`${item.name} ${item.note} ${name} ${item.id}`)]),
    ),
  );
  return (
    <ComboBox
      className="indicator-choice"
      value={output}
      onChange={(key) => {
        const chosen = OUTPUT_IDS.find((id) => id === key);
        if (chosen !== undefined) onChoose(chosen);
      }}
      // The text of an item is its name; what stands beside it is searched too.
      defaultFilter={(name, text) =>
        plainLetters(text)
          .split(/\s+/)
          .every((word) => keys.get(name)?.includes(word) ?? false)
      }
      menuTrigger="focus"
      onFocus={() => setAsked(true)}
      allowsEmptyCollection
    >
      <Label>{i18n._({ id: 'picture.indicator', message: 'Indicator' })}</Label>
      <ComboInput />
      <Button aria-label={i18n._({ id: 'indicator.showAll', message: 'Show indicators' })}>▾</Button>
      <Popover className="place-list indicator-list" placement="bottom end">
        <ListBox
          renderEmptyState={() => (
            <p className="soft">{i18n._({ id: 'indicator.none', message: 'No indicator has this word.' })}</p>
          )}
        >
          {groups.map(({ group, name, items }) => (
            <ListBoxSection key={group} id={group}>
              <Header>{name}</Header>
              {items.map((item) => (
                <ListBoxItem key={item.id} id={item.id} textValue={item.name}>
                  <span>{item.name}</span>
                  <span className="soft">{item.note}</span>
                </ListBoxItem>
              ))}
            </ListBoxSection>
          ))}
        </ListBox>
      </Popover>
    </ComboBox>
  );
});
