import { useEffect, useRef, useState } from 'react';

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

/** What keys alone do on this screen, unless somebody is writing, or a question is open. */
export function useRaccourcis(gestes: Readonly<Record<string, () => void>>): void {
  const presents = useRef(gestes);
  useEffect(() => {
    presents.current = gestes;
  });
  useEffect(() => {
    const ecouter = (evenement: KeyboardEvent): void => {
      if (evenement.ctrlKey || evenement.metaKey || evenement.altKey) return;
      const geste = presents.current[evenement.key];
      if (!geste || ecrit(evenement.target) || !raccourcisActifs()) return;
      evenement.preventDefault();
      geste();
    };
    addEventListener('keydown', ecouter);
    return () => removeEventListener('keydown', ecouter);
  }, []);
}

/** Whether the help is shown; `?` shows it. */
export function useAideDuClavier(): { ouverte: boolean; ouvrir: () => void; fermer: () => void } {
  const [ouverte, setOuverte] = useState(false);
  const ouvrir = (): void => setOuverte(true);
  useRaccourcis({ '?': ouvrir });
  return { ouverte, ouvrir, fermer: () => setOuverte(false) };
}

function ecrit(cible: EventTarget | null): boolean {
  return (
    cible instanceof HTMLElement &&
    (cible.isContentEditable || cible.matches('input, textarea, select, [role="dialog"] *'))
  );
}
