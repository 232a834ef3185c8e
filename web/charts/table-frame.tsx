import type { ReactNode } from 'react';

/** A frame in which a long table scrolls, also by keys. */
export function TableFrame({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className="table-frame" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
