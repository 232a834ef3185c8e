/** How long a part is held in place after a jump, milliseconds: parts above it are drawn when first seen, and push it. */
const HELD_MS = 2_000;
/** What shows that somebody goes on by themselves. */
const GOES_ON = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** Go to a part of the page by the id of its element, and move the keyboard there; the fragment of the address holds the scenario. */
export function goToSection(id: string): void {
  const section = document.getElementById(id);
  if (!section) return;
  section.scrollIntoView();
  section.focus({ preventScroll: true });
  const hold = new ResizeObserver(() => section.scrollIntoView());
  for (const part of section.parentElement?.children ?? []) hold.observe(part);
  const letGo = new AbortController();
  const end = () => {
    hold.disconnect();
    letGo.abort();
  };
  setTimeout(end, HELD_MS);
  for (const sign of GOES_ON) window.addEventListener(sign, end, { signal: letGo.signal, passive: true });
}
