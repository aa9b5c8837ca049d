import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { expliquer } from '../api/probleme.js';
import { Icone, type NomDIcone } from './icone.js';

/** Something is coming: its shape, and one sentence for who cannot see it. */
export function Attente({ quoi, lignes = 3 }: { quoi: string; lignes?: number }) {
  return (
    <div className="attente" role="status">
      <span className="hors-ecran">Chargement : {quoi}…</span>
      {Array.from({ length: lignes }, (_, rang) => (
        <span key={rang} className="attente-ligne" aria-hidden="true" />
      ))}
    </div>
  );
}

/** There is nothing, and that is an answer. */
export function Vide({
  titre,
  children,
  icone = 'bien',
}: {
  titre: string;
  children?: ReactNode;
  icone?: NomDIcone;
}) {
  return (
    <div className="etat etat-vide">
      <Icone nom={icone} />
      <div>
        <p className="etat-titre">{titre}</p>
        {children !== undefined && <p>{children}</p>}
      </div>
    </div>
  );
}

/** What went wrong, what to do about it, and what to tell whoever can help. */
export function Panne({ erreur, recommencer }: { erreur: unknown; recommencer?: () => void }) {
  const { titre, detail, quoiFaire, reessayable, correlation, corrections } = expliquer(erreur);
  return (
    <div className="etat etat-panne" role="alert">
      <Icone nom="alerte" />
      <div>
        <p className="etat-titre">{titre}</p>
        <p>{detail}</p>
        {corrections.length > 0 && (
          <ul>
            {corrections.map((correction) => (
              <li key={correction}>{correction}</li>
            ))}
          </ul>
        )}
        <p>{quoiFaire}</p>
        {reessayable && recommencer && (
          <button type="button" className="bouton bouton-second" onClick={recommencer}>
            Réessayer
          </button>
        )}
        {correlation !== null && (
          <p className="discret">
            Identifiant à donner à l’exploitation : <code>{correlation}</code>
          </p>
        )}
      </div>
    </div>
  );
}

/** This is not for this role: said before asking, so that nothing is refused. */
export function SansDroit({ quoi }: { quoi: string }) {
  return (
    <div className="etat etat-sans-droit">
      <Icone nom="cadenas" />
      <div>
        <p className="etat-titre">Votre habilitation n’ouvre pas {quoi}</p>
        <p>
          Si vous avez une autre habilitation, choisissez-la dans votre compte ; sinon demandez-la à un
          administrateur.
        </p>
      </div>
    </div>
  );
}

type Lecture<T> = Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>;

/** A reading in its four states. What was read stays shown when it cannot be read again, and says so. */
export function Lu<T>({
  lecture: { data, error, refetch },
  quoi,
  lignes,
  children,
}: {
  lecture: Lecture<T>;
  quoi: string;
  lignes?: number;
  children: (donnees: T) => ReactNode;
}) {
  const recommencer = (): void => void refetch();
  if (data === undefined)
    return error ? (
      <Panne erreur={error} recommencer={recommencer} />
    ) : (
      <Attente quoi={quoi} lignes={lignes} />
    );
  return (
    <>
      {error && (
        <p className="pas-a-jour" role="status">
          <Icone nom="attention" /> Pas à jour : {expliquer(error).titre.toLowerCase()}.
        </p>
      )}
      {children(data)}
    </>
  );
}
