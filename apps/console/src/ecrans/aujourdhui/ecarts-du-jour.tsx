import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { BudgetsDecrits, GroupesDEcartsDecrits } from '../../api/contrat.js';
import { Carte, Jauge } from '../../elements/carte.js';
import { Lu, Vide } from '../../elements/etats.js';
import { dire, ETATS_D_ECART, PARTENAIRES } from '../../mots/libelles.js';
import { direNombre } from '../../mots/nombres.js';

const MONTRES = ['soumis', 'ouvert', 'en_correction', 'ignore'] as const;

/** Where the ledger is, and how much of the repair budget of the day is spent. */
export function EcartsDuJour({
  groupes,
  budgets,
}: {
  groupes: UseQueryResult<GroupesDEcartsDecrits>;
  budgets: UseQueryResult<BudgetsDecrits>;
}) {
  return (
    <Carte titre="Écarts">
      <Lu lecture={groupes} quoi="les écarts">
        {({ groupes: tous }) =>
          tous.length === 0 ? (
            <Vide titre="Aucun écart">Les deux partenaires sont d’accord avec la passerelle.</Vide>
          ) : (
            <ul className="comptes">
              {MONTRES.map((etat) => {
                const nombre = tous.reduce((somme, un) => somme + (un.etat === etat ? un.nombre : 0), 0);
                return (
                  <li key={etat}>
                    <Link to="/ecarts" search={{ etat }}>
                      <span className="compte-nombre">{direNombre(nombre)}</span>
                      <span>{dire(ETATS_D_ECART, etat)}</span>
                    </Link>
                  </li>
                );
              })}
            </ul>
          )
        }
      </Lu>
      <h3>Budget de réparation du jour</h3>
      <Lu lecture={budgets} quoi="les budgets" lignes={2}>
        {({ budgets: tous }) => (
          <div className="jauges">
            {tous.map(({ partenaire, depense, limite }) => (
              <Jauge
                key={partenaire}
                nom={dire(PARTENAIRES, partenaire)}
                fait={depense}
                total={limite}
                texte={`${direNombre(depense)} sur ${direNombre(limite)} dossiers`}
              />
            ))}
          </div>
        )}
      </Lu>
    </Carte>
  );
}
