import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';

/** What the model leaves out; made on each call, in the language of the moment. */
function limits(): readonly (readonly [string, string])[] {
  return [
    [
      'scenario',
      i18n._({
        id: 'limit.scenario',
        message:
          'It says what follows where its settings hold, and does not foretell. Probabilities are those of the model at the settings shown, and say nothing of a world that works by other rules.',
      }),
    ],
    [
      'anchor',
      i18n._({
        id: 'limit.anchor',
        message:
          'At the defaults population and net migration are those of the UN medium; what the UN expects of a place is kept, also where it may be wrong. Drivers move places away from it.',
      }),
    ],
    [
      'births',
      i18n._({
        id: 'limit.births',
        message: 'Fertility and mortality do not answer to income, conflict or disasters.',
      }),
    ],
    [
      'movements',
      i18n._({
        id: 'limit.movements',
        message:
          'A displacement is a movement: one person may count several times in a year. Years without a record are “none recorded”, not zero people.',
      }),
    ],
    [
      'irregular',
      i18n._({
        id: 'limit.irregular',
        message:
          'No file counts irregular moves or people who cannot move: both are indices, and their size is assumed.',
      }),
    ],
    [
      'conflict',
      i18n._({
        id: 'limit.conflict',
        message:
          'Records of conflict displacement end in 2020; the start of 2025 is a nowcast. A named country is shown in classes, since numbers would look surer than they are.',
      }),
    ],
    [
      'moves',
      i18n._({
        id: 'limit.moves',
        message:
          'Circular and seasonal moves, transit, skills of those who move, children born abroad and naturalization are left out; corridors are five-year transitions divided by five.',
      }),
    ],
    [
      'cities',
      i18n._({
        id: 'limit.cities',
        message:
          'Places are whole countries and areas. There is no map inside a country, and no town has a projection of its own.',
      }),
    ],
    [
      'elasticities',
      i18n._({
        id: 'limit.elasticities',
        message:
          'How income, jobs and warming move people is disputed. Such coefficients are drawn over the range of studies; flows of five years do not identify them.',
      }),
    ],
    [
      'wide',
      i18n._({
        id: 'limit.wide',
        message:
          'In a few places the UN interval of net migration is far wider than the flows (among them Hong Kong, Macao, Liberia, Rwanda, Burundi and Eritrea); their population stays too wide. They are listed under V2, not bent.',
      }),
    ],
  ];
}

/** What the model cannot say. */
export function Limits() {
  return (
    <>
      <ul className="weak-list limits">
        {limits().map(([id, words]) => (
          <li key={id}>{words}</li>
        ))}
      </ul>
      <p className="evidence-caution">
        <Trans
          id="limits.caution"
          message="Not a prediction, and not a product of the UN. Do not use it to decide on single people or single cases."
        />
      </p>
    </>
  );
}
