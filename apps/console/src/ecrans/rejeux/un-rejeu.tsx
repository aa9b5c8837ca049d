import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { RejeuDecrit } from '../../api/contrat.js';
import { requeteRejeu } from '../../api/requetes.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { peutAgir, voit } from '../../droits.js';
import { Carte, Fiche, Jauge } from '../../elements/carte.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';
import { Lu, SansDroit } from '../../elements/etats.js';
import { Icone } from '../../elements/icone.js';
import { dire, VERDICTS } from '../../mots/libelles.js';
import { direNombre } from '../../mots/nombres.js';
import { Approbation } from './approbation.js';
import { Demande } from './demande.js';
import { Dossiers } from './dossiers.js';
import { Effets } from './effets.js';
import { EtatDeRejeu } from './etat-de-rejeu.js';
import { Messages } from './messages.js';
import { Pilotage } from './pilotage.js';
import { SecondRegard } from './second-regard.js';

/** A replay: what it would do, approved with a reason; then how it goes, and what became of each message. */
export function UnRejeu() {
  const { id } = useParams({ from: '/rejeux/$id' });
  if (!voit(useSession(), '/rejeux'))
    return (
      <>
        <EnTeteEcran titre="Rejeu" />
        <SansDroit quoi="les rejeux" />
      </>
    );
  return <RejeuLu key={id} id={id} />;
}

function RejeuLu({ id }: { id: string }) {
  const lecture = useQuery(requeteRejeu(id));
  const rejeu = lecture.data;
  return (
    <>
      <EnTeteEcran
        titre={rejeu?.simulation === false ? 'Rejeu' : 'Simulation d’un rejeu'}
        sousTitre={rejeu?.simulation ? 'Rien n’a été écrit : voici ce que le rejeu ferait.' : undefined}
        retour={
          <Link to="/rejeux" className="retour">
            <Icone nom="retour" /> Rejeux
          </Link>
        }
        actions={rejeu && <EtatDeRejeu etat={rejeu.etat} />}
      />
      <Lu lecture={lecture} quoi="ce rejeu" lignes={8}>
        {(lu) => <Contenu rejeu={lu} />}
      </Lu>
    </>
  );
}

function Contenu({ rejeu }: { rejeu: RejeuDecrit }) {
  const agit = peutAgir(useSession());
  const { fait, total } = rejeu.avancement;
  return (
    <div className="cartes">
      <Carte titre={rejeu.simulation ? 'Ce qui se passerait' : 'Ce qui se passe'}>
        {!rejeu.simulation && (
          <div role="status">
            <Jauge
              nom="Messages rejoués"
              fait={fait}
              total={total}
              texte={`${direNombre(fait)} sur ${direNombre(total)}`}
            />
          </div>
        )}
        <Fiche
          lignes={[
            ...Object.entries(rejeu.verdicts).map(
              ([verdict, nombre]) => [dire(VERDICTS, verdict), direNombre(nombre)] as const,
            ),
            ['Dossiers touchés', direNombre(rejeu.dossiers)] as const,
          ]}
        />
        {agit && !rejeu.simulation && rejeu.fin === null && <Pilotage rejeu={rejeu} />}
      </Carte>
      <Carte titre={rejeu.simulation ? 'Approuver' : 'Demande'}>
        {rejeu.simulation && agit ? <Approbation rejeu={rejeu} /> : <Demande rejeu={rejeu} />}
      </Carte>
      <SecondRegard rejeu={rejeu} />
      <Effets rejeu={rejeu} />
      <Dossiers rejeu={rejeu.id} simulation={rejeu.simulation || rejeu.etat === 'a_confirmer'} />
      <Messages rejeu={rejeu.id} />
    </div>
  );
}
