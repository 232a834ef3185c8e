import { i18n } from '@lingui/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import { type Digits, LANGUAGES, type LanguageId } from '../../src/picture/languages.ts';
import { chooseLanguage, language } from '../language/language.ts';

interface Choice {
  readonly id: LanguageId;
  readonly digits: Digits;
  readonly name: string;
}

/** What can be chosen: each language under its own name, Arabic with either digits. */
const CHOICES: readonly Choice[] = LANGUAGES.flatMap(({ id, name }): readonly Choice[] =>
  id === 'ar'
    ? [
        { id, digits: 'latn', name: `${name} 123` },
        { id, digits: 'arab', name: `${name} ١٢٣` },
      ]
    : [{ id, digits: 'latn', name }],
);

/** The language of the page; the choice stays on this device. */
export function LanguageChoice() {
  const { id, digits } = useStore(language);
  const [said, setSaid] = useState('');
  async function choose(value: string): Promise<void> {
    const choice = CHOICES.find((each) => choiceKey(each) === value);
    if (!choice) return;
    setSaid('');
    try {
      await chooseLanguage(choice.id, choice.digits);
    } catch {
      setSaid(
        i18n._({
          id: 'header.noLanguage',
          message: 'The words of this language could not be fetched. Try again with a connection.',
        }),
      );
    }
  }
  return (
    <>
      <select
        aria-label={i18n._({ id: 'header.language', message: 'Language' })}
        value={choiceKey({ id, digits: id === 'ar' ? digits : 'latn' })}
        onChange={(event) => void choose(event.target.value)}
      >
        {CHOICES.map((choice) => (
          <option key={choiceKey(choice)} value={choiceKey(choice)} lang={choice.id}>
            {choice.name}
          </option>
        ))}
      </select>
      <span className="said" role="status">
        {said}
      </span>
    </>
  );
}

const choiceKey = ({ id, digits }: Omit<Choice, 'name'>) => `${id}-${digits}`;
