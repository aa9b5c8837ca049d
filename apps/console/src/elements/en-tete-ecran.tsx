import { useEffect, useRef, type ReactNode } from 'react';

/** The first screen does not take the focus: the browser has just given the page to the reader. */
const navigation = { premiere: true };

export interface PropsDEnTete {
  titre: string;
  /** Title of the window when it says more than that of the page. */
  fenetre?: string;
  sousTitre?: ReactNode;
  actions?: ReactNode;
  /** What stands above: where this screen is. */
  retour?: ReactNode;
}

/** The heading of a screen: names the window, and receives the focus when one arrives here from another screen. */
export function EnTeteEcran({ titre, fenetre = titre, sousTitre, actions, retour }: PropsDEnTete) {
  const rang = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${fenetre} · Passerelle`;
  }, [fenetre]);
  useEffect(() => {
    if (!navigation.premiere) rang.current?.focus({ preventScroll: false });
    navigation.premiere = false;
  }, []);
  return (
    <header className="en-tete-ecran">
      {retour}
      <div className="en-tete-ligne">
        <h1 ref={rang} tabIndex={-1}>
          {titre}
        </h1>
        {actions !== undefined && <div className="actions">{actions}</div>}
      </div>
      {sousTitre !== undefined && <p className="sous-titre">{sousTitre}</p>}
    </header>
  );
}
