import '../sections/sections.css';
import '../evidence/evidence.css';
import '../evidence/register.css';
import '../evidence/scores.css';
import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Answer, Session } from '../../workers/page.ts';
import { type EvidenceFile, readEvidence } from '../../workers/page-evidence.ts';
import { CalibrationSection } from '../evidence/calibration-section.tsx';
import { DataRegister } from '../evidence/data-register.tsx';
import { EVIDENCE_PARTS, type EvidencePartId, evidencePartTitle } from '../evidence/evidence-parts.ts';
import { Limits } from '../evidence/limits.tsx';
import { RivalsSection } from '../evidence/rivals-section.tsx';
import { SummarySentences } from '../evidence/summary-sentences.tsx';
import { TargetsTable } from '../evidence/targets-table.tsx';
import { WeakSpots } from '../evidence/weak-spots.tsx';
import { goToSection } from '../sections/go-to-section.ts';

interface EvidencePageProps {
  readonly answer: Answer;
  readonly world: Session['world'];
}

/** Evidence: how good the model is, how it works, where its data come from, and what it leaves out. */
export function EvidencePage({ world }: EvidencePageProps) {
  const [evidence, setEvidence] = useState<EvidenceFile | undefined>();
  const [fault, setFault] = useState('');
  useEffect(() => {
    let isHere = true;
    readEvidence()
      .then((read) => isHere && setEvidence(read))
      .catch((error: unknown) => isHere && setFault(error instanceof Error ? error.message : String(error)));
    return () => {
      isHere = false;
    };
  }, []);
  return (
    <div className="evidence">
      <nav className="evidence-nav" aria-label={i18n._({ id: 'evidence.nav', message: 'Parts of this page' })}>
        {EVIDENCE_PARTS.map((id) => (
          <button type="button" className="link" key={id} onClick={() => goToSection(`evidence-${id}`)}>
            {evidencePartTitle(id)}
          </button>
        ))}
      </nav>
      <div className="evidence-body">
        <h2 className="evidence-title">
          <Trans id="evidence.title" message="Evidence" />
        </h2>
        {fault !== '' && <p className="message">{fault}</p>}
        {evidence ? (
          <HowGood evidence={evidence} world={world} />
        ) : (
          fault === '' && <div className="evidence-waiting" aria-busy="true" />
        )}
        {evidence && (
          <>
            <Part id="data">
              <DataRegister />
            </Part>
            <Part id="limits">
              <Limits />
            </Part>
          </>
        )}
      </div>
    </div>
  );
}

function HowGood({ evidence, world }: { readonly evidence: EvidenceFile; readonly world: Session['world'] }) {
  return (
    <>
      <SummarySentences evidence={evidence} />
      <Part id="targets">
        <TargetsTable targets={evidence.targets} digest={evidence.digest} />
      </Part>
      <Part id="weak">
        <WeakSpots evidence={evidence} />
      </Part>
      <Part id="rivals">
        <RivalsSection evidence={evidence} world={world} />
      </Part>
      <CalibrationSection metrics={evidence.metrics} />
    </>
  );
}

/** A part of the page under its title. */
function Part({ id, children }: { readonly id: EvidencePartId; readonly children: ReactNode }) {
  return (
    <section className="section" id={`evidence-${id}`} tabIndex={-1} aria-labelledby={`evidence-${id}-title`}>
      <h3 className="section-head" id={`evidence-${id}-title`}>
        {evidencePartTitle(id)}
      </h3>
      {children}
    </section>
  );
}
