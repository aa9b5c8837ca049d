/** As the machine says, or as somebody chose on this machine. */
export const THEMES = { auto: 'Comme l’appareil', clair: 'Clair', sombre: 'Sombre' } as const;
export type Theme = keyof typeof THEMES;

const CLE = 'passerelle.theme';

export function themeGarde(): Theme {
  const garde = lire();
  return garde === 'clair' || garde === 'sombre' ? garde : 'auto';
}

export function choisirTheme(theme: Theme): void {
  appliquerTheme(theme);
  ecrire(theme);
}

export function appliquerTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

// A browser may refuse its storage: the choice then lasts as long as the page.
function lire(): string | null {
  try {
    return localStorage.getItem(CLE);
  } catch {
    return null;
  }
}

function ecrire(theme: Theme): void {
  try {
    localStorage.setItem(CLE, theme);
  } catch {
    return;
  }
}
