/** How long a part is held in place after the last change of size on the page, milliseconds: parts above it are drawn when first seen, and push it. */
const HELD_MS = 2_000;
/** What shows that somebody goes on by themselves. */
const GOES_ON = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/**
 * Go to a part of the page by the id of its element, and move the keyboard there; the fragment of the address holds the
 * scenario. A part that is not fetched yet is gone to when it comes, unless somebody goes on before.
 */
export function goToSection(id: string): void {
  const going = new AbortController();
  for (const sign of GOES_ON)
    window.addEventListener(sign, () => going.abort(), { signal: going.signal, passive: true });
  const section = document.getElementById(id);
  if (section) holdInView(section, going);
  else awaitElement(id, going.signal, (come) => holdInView(come, going));
}

function holdInView(section: HTMLElement, going: AbortController): void {
  section.scrollIntoView();
  section.focus({ preventScroll: true });
  let timer = setTimeout(() => going.abort(), HELD_MS);
  const hold = new ResizeObserver(() => {
    section.scrollIntoView();
    clearTimeout(timer);
    timer = setTimeout(() => going.abort(), HELD_MS);
  });
  for (const part of section.parentElement?.children ?? []) hold.observe(part);
  going.signal.addEventListener('abort', () => {
    hold.disconnect();
    clearTimeout(timer);
  });
}

function awaitElement(id: string, signal: AbortSignal, onCome: (element: HTMLElement) => void): void {
  const watch = new MutationObserver(() => {
    const element = document.getElementById(id);
    if (!element) return;
    watch.disconnect();
    onCome(element);
  });
  watch.observe(document.body, { childList: true, subtree: true });
  signal.addEventListener('abort', () => watch.disconnect());
}
