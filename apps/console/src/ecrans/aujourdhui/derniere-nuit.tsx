import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { SynchronisationsDecrites } from '../../api/contrat.js';
import { Carte, Fiche } from '../../elements/carte.js';
import { Lu, Vide } from '../../elements/etats.js';
import { direDuree, direJour, secondesEntre } from '../../mots/dates.js';
import { compter } from '../../mots/nombres.js';
import { EtatDeNuit } from '../nuits/etat-de-nuit.js';

/** The last synchronisation of the night, or the fact that there has been none. */
export function DerniereNuit({ lecture }: { lecture: UseQueryResult<SynchronisationsDecrites> }) {
  return (
    <Carte titre="Dernière nuit" actions={<Link to="/nuits">Toutes les nuits</Link>}>
      <Lu lecture={lecture} quoi="la dernière nuit">
        {({ synchronisations }) => {
          const nuit = synchronisations.find(({ plan }) => plan === 'nocturne') ?? synchronisations[0];
          if (nuit === undefined)
            return (
              <Vide titre="Aucune nuit encore" icone="rien">
                La première aura lieu cette nuit, ou dès que quelqu’un demande une synchronisation.
              </Vide>
            );
          const sautees = nuit.etapes.filter(({ etat }) => etat === 'sautee').length;
          return (
            <>
              <div className="ligne-titre">
                <h3>
                  <Link to="/nuits/$id" params={{ id: nuit.id }}>
                    {nuit.plan === 'nocturne' ? 'Nuit' : 'À la demande'}, {direJour(nuit.jour)}
                  </Link>
                </h3>
                <EtatDeNuit etat={nuit.etat} />
              </div>
              <Fiche
                lignes={[
                  [
                    'Durée',
                    nuit.debut === null ? 'Pas commencée' : direDuree(secondesEntre(nuit.debut, nuit.fin)),
                  ],
                  ['Étapes sautées', compter(sautees, 'étape', 'étapes', 'Aucune')],
                ]}
              />
            </>
          );
        }}
      </Lu>
    </Carte>
  );
}
