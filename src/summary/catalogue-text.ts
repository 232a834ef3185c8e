/** A text of a generated file as the catalogues hold it. */
export interface CatalogueText {
  /** Holds a fingerprint of the English, so that a changed text is a new one and waits for its translation. */
  readonly id: string;
  readonly message: string;
}

/** Eight hex digits that tell texts apart (FNV-1a, 32 bits). */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
