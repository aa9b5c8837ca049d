import { useEffect, useState } from 'react';

const CLE = 'passerelle.raccourcis';

/** A key alone may be pressed by mistake, or said by a voice: it can be switched off (WCAG 2.1.4). */
export function raccourcisActifs(): boolean {
  try {
    return localStorage.getItem(CLE) !== 'non';
  } catch {
    return true;
  }
}

export function activerLesRaccourcis(actifs: boolean): void {
  try {
    if (actifs) localStorage.removeItem(CLE);
    else localStorage.setItem(CLE, 'non');
  } catch {
    return;
  }
}

/** Whether the help is shown; `?` shows it, unless somebody is writing. */
export function useAideDuClavier(): { ouverte: boolean; ouvrir: () => void; fermer: () => void } {
  const [ouverte, setOuverte] = useState(false);
  useEffect(() => {
    const ecouter = (evenement: KeyboardEvent): void => {
      if (evenement.key !== '?' || evenement.ctrlKey || evenement.metaKey || evenement.altKey) return;
      if (ecrit(evenement.target) || !raccourcisActifs()) return;
      evenement.preventDefault();
      setOuverte(true);
    };
    addEventListener('keydown', ecouter);
    return () => removeEventListener('keydown', ecouter);
  }, []);
  return { ouverte, ouvrir: () => setOuverte(true), fermer: () => setOuverte(false) };
}

function ecrit(cible: EventTarget | null): boolean {
  return (
    cible instanceof HTMLElement &&
    (cible.isContentEditable || cible.matches('input, textarea, select, [role="dialog"] *'))
  );
}
