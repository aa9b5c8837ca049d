import type { CompteDecrit } from '../../api/contrat.js';
import { demander } from '../../api/demander.js';
import { Geste } from '../../elements/geste.js';
import { compter } from '../../mots/nombres.js';

type Ordre = 'suspension' | 'reprise' | 'depart';

/** What is decided of an account. A departure says what it takes away before it does. */
export function GestesSurCompte({ de }: { de: CompteDecrit }) {
  const ordonner = (ordre: Ordre) => (motif: string) =>
    demander(`POST /api/comptes/{id}/${ordre}` as const, { chemin: { id: de.id }, corps: { motif } });
  const sessions = compter(
    de.sessions,
    'navigateur connecté',
    'navigateurs connectés',
    'aucun navigateur connecté',
  );
  return (
    <div className="actions">
      {de.etat === 'actif' ? (
        <Geste
          bouton="Suspendre"
          titre="Suspendre ce compte"
          effet={
            <p>
              La personne est déconnectée à sa demande suivante ({sessions}) et ne se connecte plus. Ses
              habilitations restent, et rouvriront à la reprise.
            </p>
          }
          faire={ordonner('suspension')}
          relire="comptes"
        />
      ) : (
        <Geste
          bouton="Reprendre"
          titre="Reprendre ce compte"
          effet={
            <p>
              La personne pourra se connecter à nouveau.{' '}
              {de.etat === 'parti'
                ? 'Ses habilitations, retirées à son départ, le restent.'
                : 'Elle retrouve ses habilitations.'}
            </p>
          }
          faire={ordonner('reprise')}
          relire="comptes"
        />
      )}
      {de.etat !== 'parti' && (
        <Geste
          bouton="Noter un départ"
          titre="Noter un départ"
          effet={
            <p>
              Retire{' '}
              <strong>
                {compter(
                  de.habilitations.filter(({ etat }) => etat !== 'retiree').length,
                  'habilitation',
                  'habilitations',
                  'aucune habilitation',
                )}
              </strong>
              , ferme les sessions ouvertes (<strong>{sessions}</strong>) et oublie l’adresse. Les actes
              passés gardent leur auteur.
            </p>
          }
          faire={ordonner('depart')}
          relire="comptes"
          grave
        />
      )}
    </div>
  );
}
