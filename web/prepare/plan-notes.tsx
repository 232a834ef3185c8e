import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import type { CountryProfile } from '../../workers/page-prepare.ts';
import { usePage } from '../context.ts';
import type { PlanView } from './plan-view.ts';

/** How needs are rounded. */
export function RoundingWords() {
  return (
    <Trans
      id="needs.rounding"
      message="Each need is computed in every run; then the percentile is taken; then it is rounded up, once, and shown with three digits, rounded up; CSV and Excel files hold all."
    />
  );
}

/** Whose ages and sexes are counted. */
export function SharesWords({ view: { input } }: { readonly view: PlanView }) {
  const { format } = usePage();
  const share = (value: number | Float64Array | undefined) =>
    typeof value === 'number' ? format.value(value, 'share') : '–';
  return i18n._({
    id: 'needs.shares',
    message:
      'Ages and sexes are those of the place at 31 December 2024 (UN WPP 2024): {children} aged 5–17, of whom {girls} girls; {small} aged 3–5; {women} women and girls of 15–49. Displaced people are taken to have the ages of everybody.',
    values: {
      children: share(input.shares['children 5-17']),
      girls: share(input.shares['girls 5-17']),
      small: share(input.shares['children 3-5']),
      women: share(input.shares['women and girls 15-49']),
    },
  });
}

/** Which needs count only people in planned settlements. */
export function ScopeWords({ view: { choices } }: { readonly view: PlanView }) {
  return i18n._({
    id: 'needs.scope',
    message:
      'Site area, plots, communal toilets, water points and washing places count only the {share}% in planned settlements (assumed, unless set); all else counts everybody. Two school shifts a day.',
    values: { share: choices.planned },
  });
}

/** Why the years begin in 2026. */
export function PresentFrom() {
  return (
    <Trans
      id="present.from"
      message="The years begin in 2026: how many were displaced at the end of 2024 is drawn by the model and is no output."
    />
  );
}

/** Which country profile is in force, and how much of it. */
export function ProfileWords({ profile: { name, own, ratios } }: { readonly profile: CountryProfile }) {
  return i18n._({
    id: 'profile.inForce',
    message:
      'Country profile “{name}”: its figures stand in place of the international ones in {own, plural, one {# line} other {# lines}} of {all}.',
    values: { name, own: own.length, all: ratios.length },
  });
}
