import type { ReactNode } from 'react';
import type { CompteDecrit } from '../../api/contrat.js';
import { demander } from '../../api/demander.js';
import { Geste } from '../../elements/geste.js';
import { dire, direPortee, ROLES_DES_CLES } from '../../mots/libelles.js';
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
            <>
              <p>
                La personne est déconnectée à sa demande suivante ({sessions}) et ne se connecte plus. Ses
                habilitations restent, et rouvriront à la reprise.
              </p>
              <Cles de={de}>restent ouvertes : à revoir si cette personne n’est plus sûre.</Cles>
            </>
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
            <>
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
              <Cles de={de}>
                sont suspendues : les programmes qui s’en servent n’entrent plus. Remplacez-les avant, ou
                reprenez-les après.
              </Cles>
            </>
          }
          faire={ordonner('depart')}
          relire="comptes"
          grave
        />
      )}
    </div>
  );
}

/** The keys that this person made, and whose secret they saw; nothing when there are none. */
function Cles({ de: { cles }, children }: { de: CompteDecrit; children: ReactNode }) {
  if (cles.length === 0) return null;
  return (
    <>
      <p>
        Clés d’API en vigueur que cette personne a créées (<strong>{cles.length}</strong>) : elles {children}
      </p>
      <ul>
        {cles.map(({ id, libelle, role, portee }) => (
          <li key={id}>
            {libelle} ({dire(ROLES_DES_CLES, role)}, {direPortee(portee)})
          </li>
        ))}
      </ul>
    </>
  );
}
