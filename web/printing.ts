const CLASS = 'is-printing';

/** Tell the style sheet when the page is put on paper, in the light theme; charts measure their width after it. */
export function followPrinting(): void {
  const { documentElement } = document;
  let theme: string | undefined;
  window.addEventListener('beforeprint', () => {
    theme = documentElement.dataset.theme;
    documentElement.dataset.theme = 'light';
    documentElement.classList.add(CLASS);
  });
  window.addEventListener('afterprint', () => {
    documentElement.classList.remove(CLASS);
    if (theme === undefined) delete documentElement.dataset.theme;
    else documentElement.dataset.theme = theme;
  });
}
