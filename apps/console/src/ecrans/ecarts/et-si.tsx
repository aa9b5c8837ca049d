import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { demander } from '../../api/demander.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { peutActiverUnePolitique } from '../../droits.js';
import { Carte } from '../../elements/carte.js';
import { Panne } from '../../elements/etats.js';
import { Choix } from '../../elements/filtres.js';
import { DECISIONS_DE_POLITIQUE, TYPES, VUES } from '../../mots/libelles.js';
import { Activation, type Ligne } from './activation.js';
import { EffetDePolitique } from './effet-de-politique.js';

const LES_DEUX = { gide: 'GIDE', parcours3: 'Parcours 3' };
const TYPES_CONNUS = Object.fromEntries(Object.entries(TYPES).filter(([type]) => type.includes('.')));

/** What another rule would make of the écarts that are open now: nothing is written. */
export function EtSi() {
  const [ligne, setLigne] = useState<Ligne>({
    partenaire: 'gide',
    vue: 'dit',
    type: null,
    decision: 'soumettre',
  });
  const simuler = useMutation({
    mutationFn: (proposee: Ligne) =>
      demander('POST /api/politiques', { corps: { ...proposee, simulation: true } }),
  });
  const active = peutActiverUnePolitique(useSession());
  const changer = (changes: object): void => {
    simuler.reset();
    setLigne((avant) => ({ ...avant, ...changes }));
  };
  return (
    <Carte titre="Et si ?" large>
      <p>Choisissez une autre règle, et voyez ce que deviendraient les écarts ouverts. Rien n’est écrit.</p>
      <form
        className="filtres"
        onSubmit={(evenement) => {
          evenement.preventDefault();
          simuler.mutate(ligne);
        }}
      >
        <Choix
          nom="Partenaire"
          valeur={ligne.partenaire}
          mots={LES_DEUX}
          changer={(partenaire) => changer({ partenaire })}
        />
        <Choix nom="Comparaison" valeur={ligne.vue} mots={VUES} changer={(vue) => changer({ vue })} />
        <Choix
          nom="Type"
          valeur={ligne.type ?? undefined}
          mots={TYPES_CONNUS}
          tous="Tous les autres"
          changer={(type) => changer({ type: type ?? null })}
        />
        <Choix
          nom="Décision"
          valeur={ligne.decision}
          mots={DECISIONS_DE_POLITIQUE}
          changer={(decision) => changer({ decision })}
        />
        <button type="submit" className="bouton" disabled={simuler.isPending}>
          {simuler.isPending ? 'Calcul…' : 'Voir l’effet'}
        </button>
      </form>
      <div role="status">{simuler.data?.simulation && <EffetDePolitique de={simuler.data.simulation} />}</div>
      {simuler.data?.simulation && active && <Activation ligne={ligne} vue={simuler.data.simulation} />}
      {simuler.data?.simulation && !active && (
        <p className="discret">Une politique s’active par un administrateur, avec une phrase et un motif.</p>
      )}
      {simuler.error && <Panne erreur={simuler.error} />}
    </Carte>
  );
}
