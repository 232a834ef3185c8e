import type { ReactNode } from 'react';
import { type EvidencePartId, evidencePartTitle } from './evidence-parts.ts';

/** A part of the Evidence page under its title. */
export function EvidencePart({ id, children }: { readonly id: EvidencePartId; readonly children: ReactNode }) {
  return (
    <section className="section" id={`evidence-${id}`} tabIndex={-1} aria-labelledby={`evidence-${id}-title`}>
      <h3 className="section-head" id={`evidence-${id}-title`}>
        {evidencePartTitle(id)}
      </h3>
      {children}
    </section>
  );
}
