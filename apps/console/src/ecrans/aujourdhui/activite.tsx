import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import type { HeureDActiviteDecrite } from '../../api/contrat.js';
import { requeteActivite } from '../../api/requetes.js';
import { Carte } from '../../elements/carte.js';
import { Attente, Lu, Vide } from '../../elements/etats.js';
import { Tableau, colonnesDe, type Colonne } from '../../elements/tableau.js';
import { direHeureRonde } from '../../mots/dates.js';
import { compter, direNombre } from '../../mots/nombres.js';

/** Drawn by a library of its own chunk, asked for when the curves come into view. */
const Courbes = lazy(() => import('./courbes.js'));

const colonne = colonnesDe<HeureDActiviteDecrite>();
const COLONNES = [
  colonne.accessor((heure) => direHeureRonde(heure.debut), { id: 'heure', header: 'Heure' }),
  colonne.accessor((heure) => direNombre(heure.recus), { id: 'recus', header: 'Reçus' }),
  colonne.accessor((heure) => direNombre(heure.dits), { id: 'dits', header: 'Dits' }),
  colonne.accessor((heure) => direNombre(heure.echecs), { id: 'echecs', header: 'En échec' }),
] as Colonne<HeureDActiviteDecrite>[];

/** Twenty-four hours of the exchange: curves, one sentence, and the same figures in a table. */
export function Activite() {
  const lecture = useQuery(requeteActivite);
  return (
    <Carte titre="Vingt-quatre heures" large>
      <Lu lecture={lecture} quoi="les messages par heure" lignes={6}>
        {({ heures }) => <Heures heures={heures} />}
      </Lu>
    </Carte>
  );
}

function Heures({ heures }: { heures: readonly HeureDActiviteDecrite[] }) {
  const somme = (nom: 'recus' | 'dits' | 'echecs'): number =>
    heures.reduce((total, heure) => total + heure[nom], 0);
  if (somme('recus') + somme('dits') === 0)
    return (
      <Vide titre="Aucun message en vingt-quatre heures" icone="rien">
        Rien n’a été reçu ni dit : voyez les alarmes de silence.
      </Vide>
    );
  return (
    <>
      <p>
        {compter(somme('recus'), 'message reçu', 'messages reçus', 'Aucun message reçu')},{' '}
        {compter(somme('dits'), 'dit aux partenaires', 'dits aux partenaires', 'aucun dit aux partenaires')},{' '}
        {compter(somme('echecs'), 'en échec', 'en échec', 'aucun en échec')}, à l’heure réelle.
      </p>
      <AuRegard>
        <Suspense fallback={<Attente quoi="les courbes" lignes={6} />}>
          <Courbes heures={heures} />
        </Suspense>
      </AuRegard>
      <details className="depliant">
        <summary>Les mêmes chiffres, heure par heure</summary>
        <Tableau titre="Messages par heure" colonnes={COLONNES} lignes={heures} cle={({ debut }) => debut} />
      </details>
    </>
  );
}

/** Made when it comes into view, and not before: the screen is whole without it. Its place is kept. */
function AuRegard({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [vu, setVu] = useState(false);
  useEffect(() => {
    const { current } = place;
    if (!current || vu) return undefined;
    const observateur = new IntersectionObserver((entrees) => {
      if (entrees.some(({ isIntersecting }) => isIntersecting)) setVu(true);
    });
    observateur.observe(current);
    return () => observateur.disconnect();
  }, [vu]);
  return (
    <div ref={place} className="place-de-courbes">
      {vu && children}
    </div>
  );
}
