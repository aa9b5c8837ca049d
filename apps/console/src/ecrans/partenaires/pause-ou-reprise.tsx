import type { PartenaireDecrit } from '../../api/contrat.js';
import { demander } from '../../api/demander.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { peutOrdonnerPourTous } from '../../droits.js';
import { Geste } from '../../elements/geste.js';
import { compter } from '../../mots/nombres.js';

/** Pauses a partner as a whole, or ends its pause: what waits for it is counted before. */
export function PauseOuReprise({ de: { partenaire, nom, pause, enAttente } }: { de: PartenaireDecrit }) {
  if (!peutOrdonnerPourTous(useSession())) return null;
  const chemin = { partenaire };
  const attend = enAttente.aEmettre + enAttente.incertains;
  return (
    <div className="actions">
      {pause?.nature !== 'exploitant' && (
        <Geste
          bouton="Mettre en pause"
          titre={`Mettre ${nom} en pause`}
          effet={
            <p>
              Plus rien ne lui est dit ni demandé, la nuit comprise :{' '}
              <strong>
                {compter(attend, 'message attend', 'messages attendent', 'aucun message n’attend')}
              </strong>
              , et ceux qui viendront seront retenus. Rien n’est perdu. Seule une personne y met fin.
            </p>
          }
          faire={(motif) =>
            demander('POST /api/partenaires/{partenaire}/pause', { chemin, corps: { motif } })
          }
          relire="partenaires"
          grave
        />
      )}
      {pause && (
        <Geste
          bouton="Mettre fin à la pause"
          titre={`Servir ${nom} à nouveau`}
          effet={
            <p>
              <strong>
                {compter(
                  enAttente.retenus,
                  'message retenu repart',
                  'messages retenus repartent',
                  'Aucun message n’est retenu',
                )}
              </strong>
              {enAttente.retenus > 0 && ', par envois, dans leur ordre'}.
              {pause.nature === 'automatique' && ' Sans attendre sa sonde : assurez-vous qu’il répond.'}
            </p>
          }
          faire={(motif) =>
            demander('POST /api/partenaires/{partenaire}/reprise', { chemin, corps: { motif } })
          }
          relire="partenaires"
        />
      )}
    </div>
  );
}
