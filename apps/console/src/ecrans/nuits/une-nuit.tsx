import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { SynchronisationDecrite } from '../../api/contrat.js';
import { requeteSynchronisation } from '../../api/requetes.js';
import { useSuivi } from '../../api/suivre.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { voit } from '../../droits.js';
import { Carte, Fiche, Jauge } from '../../elements/carte.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';
import { Lu, SansDroit } from '../../elements/etats.js';
import { Icone } from '../../elements/icone.js';
import { direDuree, direInstant, direJour, secondesEntre } from '../../mots/dates.js';
import { dire, ETAPES, PLANS } from '../../mots/libelles.js';
import { direNombre } from '../../mots/nombres.js';
import { Etapes } from './etapes.js';
import { EtatDeNuit } from './etat-de-nuit.js';
import { Rapport } from './rapport-montre.js';

/** One synchronisation: its steps, live while it runs; its report once it is over. */
export function UneNuit() {
  const { id } = useParams({ from: '/nuits/$id' });
  if (!voit(useSession(), '/nuits'))
    return (
      <>
        <EnTeteEcran titre="Nuit" />
        <SansDroit quoi="les nuits" />
      </>
    );
  return <NuitLue key={id} id={id} />;
}

function NuitLue({ id }: { id: string }) {
  const lecture = useQuery(requeteSynchronisation(id));
  const nuit = lecture.data;
  const nom = nuit ? `${dire(PLANS, nuit.plan)}, ${direJour(nuit.jour)}` : 'Nuit';
  return (
    <>
      <EnTeteEcran
        titre={nom}
        retour={
          <Link to="/nuits" className="retour">
            <Icone nom="retour" /> Nuits
          </Link>
        }
        actions={nuit && <EtatDeNuit etat={nuit.etat} />}
      />
      <Lu lecture={lecture} quoi="cette nuit" lignes={8}>
        {(lue) => <Contenu nuit={lue} />}
      </Lu>
    </>
  );
}

function Contenu({ nuit }: { nuit: SynchronisationDecrite }) {
  const finie = nuit.fin !== null;
  return (
    <div className="cartes">
      {!finie && <EnDirect nuit={nuit} />}
      <Carte titre="Déroulement" large>
        <Fiche
          lignes={[
            ['Demandée', direInstant(nuit.demandeeLe)],
            ['Commencée', nuit.debut === null ? 'Pas encore' : direInstant(nuit.debut)],
            ['Finie', nuit.fin === null ? 'Pas encore' : direInstant(nuit.fin)],
            ['Durée', nuit.debut === null ? '–' : direDuree(secondesEntre(nuit.debut, nuit.fin))],
          ]}
        />
        {finie && (
          <p className="liens">
            <a href={`/api/synchronisations/${nuit.id}/rapport?format=texte`}>Rapport à lire</a>
            <a href={`/api/synchronisations/${nuit.id}/rapport?format=csv`}>Rapport en CSV</a>
          </p>
        )}
      </Carte>
      <Carte titre="Étapes" large>
        <Etapes etapes={nuit.etapes} />
      </Carte>
      {nuit.rapport && <Rapport rapport={nuit.rapport} />}
    </div>
  );
}

/** Told live; a reader hears the step when it changes, and not each figure. */
function EnDirect({ nuit }: { nuit: SynchronisationDecrite }) {
  const { direct, liaison } = useSuivi(nuit.id, true);
  const etape = direct?.etape ?? nuit.etape;
  const fait = direct?.fait ?? nuit.avancement.fait;
  const total = direct?.total ?? nuit.avancement.total;
  return (
    <Carte titre="En direct" large>
      <p role="status" className="etape-en-cours">
        {etape === null ? 'En attente de son tour' : dire(ETAPES, etape)}
        {liaison === 'interrompue' && ' (liaison interrompue, reprise en cours)'}
      </p>
      <Jauge
        nom="Avancement de l’étape"
        fait={fait}
        total={total}
        texte={total === 0 ? 'quantité inconnue' : `${direNombre(fait)} sur ${direNombre(total)}`}
      />
    </Carte>
  );
}
