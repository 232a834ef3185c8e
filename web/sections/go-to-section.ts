/** Go to a part of the page by the id of its element, and move the keyboard there; the fragment of the address holds the scenario. */
export function goToSection(id: string): void {
  const section = document.getElementById(id);
  section?.scrollIntoView();
  section?.focus({ preventScroll: true });
}
