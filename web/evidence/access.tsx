import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';

/** What is tested; made on each call, in the language of the moment. */
function tested(): readonly (readonly [string, string])[] {
  return [
    [
      'axe',
      i18n._({
        id: 'access.axe',
        message:
          'Rules that a program can check (axe-core): no fault on any page, in light and dark colours, and from right to left.',
      }),
    ],
    [
      'keyboard',
      i18n._({
        id: 'access.keyboard',
        message:
          'Keyboard: focus is always seen, also in the colours of the system. Charts have a cursor for the arrow keys; the map and the timeline of events are moved by them too.',
      }),
    ],
    [
      'zoom',
      i18n._({
        id: 'access.zoom',
        message:
          'Zoom of 400% (320 pixels wide) and wider spacing of the text: no page has to be scrolled sideways; wide tables scroll in their own frame.',
      }),
    ],
    [
      'targets',
      i18n._({
        id: 'access.targets',
        message:
          'What is pointed at measures at least 24 pixels or has as much room around it. Shapes of the map may be smaller; the search of places does the same.',
      }),
    ],
    [
      'senses',
      i18n._({
        id: 'access.senses',
        message:
          'Nothing is told by colour alone, and each chart has a table with its figures. Nothing moves where the device asks for less motion.',
      }),
    ],
    [
      'live',
      i18n._({
        id: 'access.live',
        message: 'A screen reader says when all runs are in, and not each step on the way.',
      }),
    ],
  ];
}

/** The statement of accessibility: what the app aims at, what is tested and what is not. */
export function Access() {
  return (
    <>
      <p className="evidence-caution">
        <Trans
          id="access.aim"
          message="The app aims at WCAG 2.2, level AA, on every page, in both themes and in its four languages. The following is tested with every change of the app:"
        />
      </p>
      <ul className="weak-list limits">
        {tested().map(([id, words]) => (
          <li key={id}>{words}</li>
        ))}
      </ul>
      <p className="evidence-caution">
        <Trans
          id="access.open"
          message="Not tested: use by people with assistive technology, and every screen reader. No native reviewer has read the French, Spanish and Arabic texts yet. Titles of publications and identifiers of data series stand in English."
        />
      </p>
    </>
  );
}

/** In other languages: that what follows is in English. */
export function InEnglish() {
  if (i18n.locale === 'en') return null;
  return (
    <p className="note">
      <Trans
        id="evidence.inEnglish"
        message="Titles of publications and identifiers of data series below are in English."
      />
    </p>
  );
}
