import { i18n } from '@lingui/core';
import { SECTION_IDS, type SectionId, sectionTitle } from './section-titles.ts';

/** Go to a part of the page; buttons, since the fragment of the address holds the scenario. */
function show(id: SectionId): void {
  const section = document.getElementById(id);
  section?.scrollIntoView();
  section?.focus({ preventScroll: true });
}

/** What else the page shows of the place, as a row of short ways. */
export function SectionNav() {
  return (
    <nav className="section-nav" aria-label={i18n._({ id: 'section.nav', message: 'Parts of the page' })}>
      {SECTION_IDS.map((id) => (
        <button type="button" className="link" key={id} onClick={() => show(id)}>
          {sectionTitle(id)}
        </button>
      ))}
    </nav>
  );
}
