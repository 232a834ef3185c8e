import '../sections/sections.css';
import '../evidence/evidence.css';
import '../evidence/ledger.css';
import '../evidence/register.css';
import '../evidence/scores.css';
import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useEffect, useState } from 'react';
import type { Answer, Session } from '../../workers/page.ts';
import { type EvidenceFile, readEvidence } from '../../workers/page-evidence.ts';
import { Access, InEnglish } from '../evidence/access.tsx';
import { CalibrationSection } from '../evidence/calibration-section.tsx';
import { DataRegister } from '../evidence/data-register.tsx';
import { EvidencePart } from '../evidence/evidence-part.tsx';
import { EVIDENCE_PARTS, evidencePartTitle } from '../evidence/evidence-parts.ts';
import { HowItWorks } from '../evidence/how-it-works.tsx';
import { Limits } from '../evidence/limits.tsx';
import { RivalsSection } from '../evidence/rivals-section.tsx';
import { SummarySentences } from '../evidence/summary-sentences.tsx';
import { TargetsTable } from '../evidence/targets-table.tsx';
import { WeakSpots } from '../evidence/weak-spots.tsx';
import { reasonOf } from '../faults/use-fault-words.ts';
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
      .catch(async (error: unknown) => {
        const reason = await reasonOf(error);
        if (isHere) setFault(reason);
      });
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
            <HowItWorks />
            <EvidencePart id="data">
              <InEnglish />
              <DataRegister />
            </EvidencePart>
            <EvidencePart id="limits">
              <Limits />
            </EvidencePart>
            <EvidencePart id="access">
              <Access />
            </EvidencePart>
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
      <EvidencePart id="targets">
        <TargetsTable targets={evidence.targets} digest={evidence.digest} />
      </EvidencePart>
      <EvidencePart id="weak">
        <WeakSpots evidence={evidence} />
      </EvidencePart>
      <EvidencePart id="rivals">
        <RivalsSection evidence={evidence} world={world} />
      </EvidencePart>
      <CalibrationSection metrics={evidence.metrics} />
    </>
  );
}
