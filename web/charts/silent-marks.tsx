import type { ReactNode } from 'react';

/** Marks of a drawing that is told in words elsewhere: not read out. */
export function SilentMarks({ className, children }: { readonly className?: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of marks takes no focus
    <g className={className} aria-hidden="true">
      {children}
    </g>
  );
}
