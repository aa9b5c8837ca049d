import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { EntreePolitique, SimulationDePolitiqueDecrite } from '../../api/contrat.js';
import { demander } from '../../api/demander.js';
import { Carte, Fiche } from '../../elements/carte.js';
import { Panne, Vide } from '../../elements/etats.js';
import { Choix } from '../../elements/filtres.js';
import { direJour } from '../../mots/dates.js';
import { dire, DECISIONS_DE_POLITIQUE, PARTENAIRES, TYPES, VUES } from '../../mots/libelles.js';
import { compter, direNombre } from '../../mots/nombres.js';

const LES_DEUX = { gide: 'GIDE', parcours3: 'Parcours 3' };
const TYPES_CONNUS = Object.fromEntries(Object.entries(TYPES).filter(([type]) => type.includes('.')));

type Ligne = Pick<EntreePolitique, 'partenaire' | 'vue' | 'type' | 'decision'>;

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
      <div role="status">{simuler.data?.simulation && <Effet de={simuler.data.simulation} />}</div>
      {simuler.error && <Panne erreur={simuler.error} />}
    </Carte>
  );
}

function Effet({
  de: { jour, total, changements, avant, apres, auDelaDuBudget, detail },
}: {
  de: SimulationDePolitiqueDecrite;
}) {
  if (changements === 0)
    return (
      <Vide titre="Rien ne changerait" icone="rien">
        {total === 0
          ? 'Aucun écart ouvert ne dépend de la politique.'
          : `${compter(total, 'écart dépend', 'écarts dépendent')} de la politique, aucun de cette ligne autrement.`}
      </Vide>
    );
  const de = (nom: 'corriger' | 'soumettre' | 'ignorer') =>
    [dire(DECISIONS_DE_POLITIQUE, nom), `${direNombre(avant[nom])} → ${direNombre(apres[nom])}`] as const;
  return (
    <>
      <h3>
        {direNombre(changements)} sur {compter(total, 'écart')} changeraient, le {direJour(jour)}
      </h3>
      <Fiche
        lignes={[
          de('corriger'),
          de('soumettre'),
          de('ignorer'),
          [
            'Au-delà du budget du jour, donc soumis',
            `${direNombre(auDelaDuBudget.avant)} → ${direNombre(auDelaDuBudget.apres)}`,
          ],
        ]}
      />
      <ul className="differences">
        {detail.map((un) => (
          <li key={`${un.partenaire}/${un.vue}/${un.type}/${un.avant}`}>
            {compter(un.nombre, 'écart')}, {dire(TYPES, un.type)}, {dire(PARTENAIRES, un.partenaire)} :{' '}
            {dire(DECISIONS_DE_POLITIQUE, un.avant)} → {dire(DECISIONS_DE_POLITIQUE, un.apres)}
          </li>
        ))}
      </ul>
      <p className="discret">Une politique s’active par un administrateur, avec une phrase et un motif.</p>
    </>
  );
}
