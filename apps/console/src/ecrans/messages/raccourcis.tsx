import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Dialogue } from '../../elements/dialogue.js';

const CLE = ['raccourcis'] as const;
const ACTIFS = {
  queryKey: CLE,
  queryFn: () => true,
  enabled: false,
  initialData: true,
  gcTime: Infinity,
} as const;

/** Keys of one letter, when nothing is being written, and unless the person turned them off. */
export function useRaccourcis(gestes: Readonly<Record<string, () => void>>): void {
  const { data: actifs } = useQuery<boolean>(ACTIFS);
  const presents = useRef(gestes);
  useEffect(() => {
    presents.current = gestes;
  });
  useEffect(() => {
    if (!actifs) return;
    const ecouter = (evenement: KeyboardEvent): void => {
      if (evenement.ctrlKey || evenement.metaKey || evenement.altKey || ecrit(evenement.target)) return;
      const geste = presents.current[evenement.key];
      if (!geste || document.querySelector('[role="dialog"]')) return;
      evenement.preventDefault();
      geste();
    };
    document.addEventListener('keydown', ecouter);
    return () => document.removeEventListener('keydown', ecouter);
  }, [actifs]);
}

function ecrit(cible: EventTarget | null): boolean {
  return cible instanceof HTMLElement && cible.closest('input, textarea, select, [contenteditable]') !== null;
}

/** Which keys there are, and how to do without them. */
export function AideDuClavier() {
  const [ouvert, setOuvert] = useState(false);
  const client = useQueryClient();
  const { data: actifs } = useQuery<boolean>(ACTIFS);
  return (
    <>
      <button type="button" className="bouton bouton-second" onClick={() => setOuvert(true)}>
        Aide du clavier
      </button>
      {ouvert && (
        <Dialogue titre="Aide du clavier" ouvert fermer={() => setOuvert(false)}>
          <dl className="fiche">
            <div>
              <dt>
                <kbd>j</kbd>
              </dt>
              <dd>Message suivant, dans les filtres</dd>
            </div>
            <div>
              <dt>
                <kbd>k</kbd>
              </dt>
              <dd>Message précédent</dd>
            </div>
            <div>
              <dt>
                <kbd>Entrée</kbd>
              </dt>
              <dd>Ouvrir le message choisi</dd>
            </div>
          </dl>
          <label className="case">
            <input
              type="checkbox"
              checked={actifs}
              onChange={({ target }) => client.setQueryData(CLE, target.checked)}
            />
            Raccourcis d’une lettre actifs
          </label>
          <div className="actions">
            <button type="button" className="bouton" onClick={() => setOuvert(false)}>
              Fermer
            </button>
          </div>
        </Dialogue>
      )}
    </>
  );
}
