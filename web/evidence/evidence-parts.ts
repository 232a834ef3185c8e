import { i18n } from '@lingui/core';

/** Parts of the Evidence page, in their order. */
export const EVIDENCE_PARTS = [
  'targets',
  'weak',
  'rivals',
  'calibration',
  'equations',
  'ledger',
  'data',
  'limits',
  'access',
] as const;
export type EvidencePartId = (typeof EVIDENCE_PARTS)[number];

/** Title of a part. */
export function evidencePartTitle(id: EvidencePartId): string {
  switch (id) {
    case 'targets':
      return i18n._({ id: 'evidence.targets', message: 'What must hold' });
    case 'weak':
      return i18n._({ id: 'evidence.weak', message: 'Where the model is no better' });
    case 'rivals':
      return i18n._({ id: 'evidence.rivals', message: 'Against naive forecasts' });
    case 'calibration':
      return i18n._({ id: 'evidence.calibration', message: 'Calibration' });
    case 'equations':
      return i18n._({ id: 'evidence.equations', message: 'How it works' });
    case 'ledger':
      return i18n._({ id: 'evidence.ledger', message: 'Every coefficient' });
    case 'data':
      return i18n._({ id: 'evidence.data', message: 'Data' });
    case 'limits':
      return i18n._({ id: 'evidence.limits', message: 'What it leaves out' });
    case 'access':
      return i18n._({ id: 'evidence.access', message: 'Accessibility' });
    default: {
      const never: never = id;
      throw new Error(`part ${String(never)} has no title`);
    }
  }
}
