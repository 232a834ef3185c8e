import { i18n } from '@lingui/core';
import { goToSection } from './go-to-section.ts';
import { SECTION_IDS, sectionTitle } from './section-titles.ts';

/** What else the page shows of the place, as a row of short ways. */
export function SectionNav() {
  return (
    <nav className="section-nav" aria-label={i18n._({ id: 'section.nav', message: 'Parts of the page' })}>
      {SECTION_IDS.map((id) => (
        <button type="button" className="link" key={id} onClick={() => goToSection(id)}>
          {sectionTitle(id)}
        </button>
      ))}
    </nav>
  );
}
