import type { SimulationDePolitiqueDecrite } from '../../api/contrat.js';
import { Fiche } from '../../elements/carte.js';
import { Vide } from '../../elements/etats.js';
import { direJour } from '../../mots/dates.js';
import { dire, DECISIONS_DE_POLITIQUE, PARTENAIRES, TYPES } from '../../mots/libelles.js';
import { compter, direNombre } from '../../mots/nombres.js';

/** What the écarts that are open become under another row of the policy, in figures. */
export function EffetDePolitique({
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
    </>
  );
}
