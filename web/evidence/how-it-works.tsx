import { useEffect, useMemo, useState } from 'react';
import { type DataManifest, readManifest } from '../../workers/page-evidence.ts';
import { type LedgerFile, ledgerRows, NO_FILTER, readLedger } from '../../workers/page-ledger.ts';
import { reasonOf } from '../faults/use-fault-words.ts';
import { goToSection } from '../sections/go-to-section.ts';
import { InEnglish } from './access.tsx';
import { EquationsSection } from './equations-section.tsx';
import { EvidencePart } from './evidence-part.tsx';
import { LedgerSection } from './ledger-section.tsx';
import { ledgerLabel } from './ledger-words.ts';

/** Diagram and equations, and the ledger that they lead into. */
export function HowItWorks() {
  const [read, setRead] = useState<{ readonly file: LedgerFile; readonly manifest: DataManifest } | undefined>();
  const [fault, setFault] = useState('');
  const [filter, setFilter] = useState(NO_FILTER);
  useEffect(() => {
    let isHere = true;
    Promise.all([readLedger(), readManifest()])
      .then(([file, manifest]) => isHere && setRead({ file, manifest }))
      .catch(async (error: unknown) => {
        const reason = await reasonOf(error);
        if (isHere) setFault(reason);
      });
    return () => {
      isHere = false;
    };
  }, []);
  const rows = useMemo(() => (read ? ledgerRows(read.file, read.manifest) : []), [read]);
  const names = new Map(rows.map((row) => [row.id, ledgerLabel(row)]));
  if (fault !== '') return <p className="message">{fault}</p>;
  return (
    <>
      <EvidencePart id="equations">
        <EquationsSection
          names={names}
          onCoefficient={(id) => {
            setFilter({ ...NO_FILTER, search: id });
            goToSection('evidence-ledger');
          }}
        />
      </EvidencePart>
      <EvidencePart id="ledger">
        <InEnglish />
        {read && (
          <LedgerSection rows={rows} runs={read.file.runs} year={read.file.year} filter={filter} onFilter={setFilter} />
        )}
      </EvidencePart>
    </>
  );
}
