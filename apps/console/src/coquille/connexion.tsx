import { useRouterState } from '@tanstack/react-router';
import { ECHECS_DE_CONNEXION, lireEchecDeConnexion } from '../filtres.js';
import { EnTeteEcran } from '../elements/en-tete-ecran.js';
import { Icone } from '../elements/icone.js';
import { PageSeule } from './ecrans-de-repli.js';

/** Who is not signed in signs in, and comes back to the address that was asked. */
export function Connexion() {
  const { pathname, search } = useRouterState({ select: ({ location }) => location });
  const { connexion } = lireEchecDeConnexion(search);
  const adresse = useRouterState({ select: ({ location }) => location.href });
  const retour = connexion === undefined ? adresse : pathname;
  return (
    <PageSeule>
      <div className="connexion">
        <EnTeteEcran
          titre="Connexion"
          sousTitre="La console de la passerelle entre GIDE et Parcours 3 : l’échange de la cotraitance, suivi et tenu d’accord."
        />
        {connexion !== undefined && (
          <div className="etat etat-panne" role="alert">
            <Icone nom="alerte" />
            <div>
              <p className="etat-titre">Vous n’êtes pas connecté</p>
              <p>{ECHECS_DE_CONNEXION[connexion]}</p>
            </div>
          </div>
        )}
        <a className="bouton bouton-large" href={`/connexion?retour=${encodeURIComponent(retour)}`}>
          Se connecter
        </a>
        <p className="discret">
          Vous vous identifiez auprès de votre fournisseur d’identité, puis vous revenez ici. Les lectures et
          les décisions sont journalisées à votre nom.
        </p>
      </div>
    </PageSeule>
  );
}
