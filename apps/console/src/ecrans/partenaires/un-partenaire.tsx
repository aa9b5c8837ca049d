import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { UnPartenaireDecrit } from '../../api/contrat.js';
import { requetePartenaire } from '../../api/requetes-des-partenaires.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { peutAgir, peutOrdonnerPourTous, voit } from '../../droits.js';
import { Carte, Fiche } from '../../elements/carte.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';
import { EtatDePartenaire } from '../../elements/etat-de-partenaire.js';
import { Lu, SansDroit } from '../../elements/etats.js';
import { Icone } from '../../elements/icone.js';
import { direDepuis, direInstant } from '../../mots/dates.js';
import { dire, PARTENAIRES } from '../../mots/libelles.js';
import { compter, direNombre } from '../../mots/nombres.js';
import { BancDeSignature } from './banc-de-signature.js';
import { Cles } from './cles.js';
import { Essai } from './essai.js';
import { Flux } from './flux.js';
import { PauseOuReprise } from './pause-ou-reprise.js';
import { Rythme } from './rythme.js';

/** One partner: its state, what waits for it, its rhythm, its flux, and the bench. */
export function UnPartenaire() {
  const { partenaire } = useParams({ from: '/partenaires/$partenaire' });
  const session = useSession();
  const ouvert = voit(session, '/partenaires');
  const lecture = useQuery({ ...requetePartenaire(partenaire), enabled: ouvert });
  const titre = dire(PARTENAIRES, partenaire);
  const retour = (
    <Link to="/partenaires" className="retour">
      <Icone nom="retour" /> Partenaires
    </Link>
  );
  if (!ouvert)
    return (
      <>
        <EnTeteEcran titre={titre} retour={retour} />
        <SansDroit quoi="les partenaires" />
      </>
    );
  return (
    <>
      <EnTeteEcran titre={titre} retour={retour} />
      <Lu lecture={lecture} quoi="le partenaire" lignes={8}>
        {(lu) => (
          <div className="cartes">
            <Etat de={lu} />
            <Rythme de={lu.rythme} />
            <Flux vers={partenaire} />
            {peutAgir(session) && (
              <>
                {peutOrdonnerPourTous(session) && <Essai partenaire={partenaire} />}
                <Cles partenaire={partenaire} />
                <BancDeSignature partenaire={partenaire} />
              </>
            )}
          </div>
        )}
      </Lu>
    </>
  );
}

function Etat({ de: { etat, attentes } }: { de: UnPartenaireDecrit }) {
  const { pause, fenetre, enAttente, enEchec, dernierEnvoi } = etat;
  return (
    <Carte titre="État" large>
      <p>
        <EtatDePartenaire de={etat} />
      </p>
      {pause && (
        <p>
          Depuis le {direInstant(pause.depuis)} : {pause.motif}
          {pause.prochaineSonde !== null &&
            ` Prochaine question au partenaire : ${direInstant(pause.prochaineSonde)}.`}
        </p>
      )}
      {fenetre && <p>Jusqu’au {direInstant(fenetre.jusqua)}.</p>}
      <Fiche
        lignes={[
          ['À émettre', direNombre(enAttente.aEmettre)],
          ['Retenus', direNombre(enAttente.retenus)],
          ['D’issue inconnue', direNombre(enAttente.incertains)],
          ['Le plus ancien à dire', direDepuis(attentes.plusAncienDu)],
          ['La plus ancienne issue inconnue', direDepuis(attentes.plusAncienInconnu)],
          ['Refusés par lui', direNombre(enEchec.refuses)],
          ['Sans succès', direNombre(enEchec.echecs)],
          [
            'Dernier envoi',
            dernierEnvoi
              ? `${direInstant(dernierEnvoi.creeLe)}, ${compter(dernierEnvoi.messages, 'message')}`
              : 'Jamais encore',
          ],
        ]}
      />
      <PauseOuReprise de={etat} />
    </Carte>
  );
}
