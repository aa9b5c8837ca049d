import type { CleDecrite } from '../../api/contrat.js';
import { demander } from '../../api/demander.js';
import { Geste } from '../../elements/geste.js';
import { direInstant } from '../../mots/dates.js';
import type { CleNeuve } from './cle-neuve.js';

const JOURS_DE_RECOUVREMENT = 14;

/** What is decided of a key. Turning it leaves both open for two weeks. */
export function GestesSurCle({ sur, montrer }: { sur: CleDecrite; montrer: (neuve: CleNeuve) => void }) {
  const chemin = { id: sur.id };
  const commun = { precision: sur.libelle, relire: 'cles' };
  if (sur.etat === 'revoquee' || sur.etat === 'terminee') return <>–</>;
  return (
    <div className="actions">
      {sur.etat === 'en_vigueur' && sur.finitLe === null && sur.role !== 'administrateur' && (
        <Geste
          {...commun}
          bouton="Remplacer"
          titre="Remplacer cette clé"
          effet={
            <p>
              Une clé nouvelle, de même rôle et de même portée, est créée et montrée une fois. L’ancienne
              ouvre encore {JOURS_DE_RECOUVREMENT} jours
              {sur.expireLe !== null &&
                `, sans dépasser son terme (${direInstant(sur.expireLe)}), qui est aussi celui de la nouvelle`}
              .
            </p>
          }
          faire={(motif) => {
            const finitLe = new Date(Date.now() + JOURS_DE_RECOUVREMENT * 86_400_000).toISOString();
            return demander('POST /api/cles/{id}/rotation', { chemin, corps: { motif, finitLe } }).then(
              montrer,
            );
          }}
        />
      )}
      {sur.etat === 'en_vigueur' ? (
        <Geste
          {...commun}
          bouton="Suspendre"
          titre="Suspendre cette clé"
          effet={<p>Elle n’ouvre plus rien, jusqu’à ce que quelqu’un la reprenne.</p>}
          faire={(motif) => demander('POST /api/cles/{id}/suspension', { chemin, corps: { motif } })}
        />
      ) : (
        <Geste
          {...commun}
          bouton="Reprendre"
          titre="Reprendre cette clé"
          effet={<p>Elle ouvre à nouveau ce qu’elle ouvrait.</p>}
          faire={(motif) => demander('POST /api/cles/{id}/reprise', { chemin, corps: { motif } })}
        />
      )}
      <Geste
        {...commun}
        bouton="Révoquer"
        titre="Révoquer cette clé"
        effet={<p>Pour toujours : la demande suivante du programme qui s’en sert est refusée.</p>}
        faire={(motif) => demander('POST /api/cles/{id}/revocation', { chemin, corps: { motif } })}
        grave
      />
    </div>
  );
}
