/** `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'mobility-horizons.theme';

/** Read the theme that the user has chosen on this device. */
export function storedTheme(): Theme {
  try {
    const text = window.localStorage.getItem(KEY);
    return text === 'light' || text === 'dark' ? text : 'system';
  } catch {
    // A browser may refuse storage; the page works without.
    return 'system';
  }
}

/** Show a theme and keep the choice on this device. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  colourFrame(theme);
  try {
    if (theme === 'system') window.localStorage.removeItem(KEY);
    else window.localStorage.setItem(KEY, theme);
  } catch {
    // Not kept, but shown.
  }
}

/** Let the frame of the window, where the system colours it, follow the chosen theme and not only the device. */
function colourFrame(theme: Theme): void {
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const { scheme } = meta.dataset;
    if (theme === 'system') meta.media = `(prefers-color-scheme: ${scheme})`;
    else meta.media = theme === scheme ? 'all' : 'not all';
  }
}
