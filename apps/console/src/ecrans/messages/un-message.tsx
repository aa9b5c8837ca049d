import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { MessageDetailleDecrit } from '../../api/contrat.js';
import { requeteMessage } from '../../api/requetes-de-messages.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { peutAgir, voit } from '../../droits.js';
import { Carte } from '../../elements/carte.js';
import { Demasquer } from '../../elements/demasquer.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';
import { Lu, SansDroit } from '../../elements/etats.js';
import { Icone } from '../../elements/icone.js';
import { dire, PARTENAIRES, SENS, TYPES } from '../../mots/libelles.js';
import { ActesSurUnMessage } from './actes.js';
import { Brut } from './brut.js';
import { Chronologie } from './chronologie.js';
import { lireFiltresDeMessages } from './filtres.js';
import { Reperes } from './reperes.js';
import { Versions } from './versions.js';
import { Voisins } from './voisins.js';

/** One message: its fate, its life, what it holds, what differs from the others about the same fact, what to do of it. */
export function UnMessage() {
  const { id } = useParams({ from: '/messages/$id' });
  if (!voit(useSession(), '/messages'))
    return (
      <>
        <EnTeteEcran titre="Message" />
        <SansDroit quoi="les messages" />
      </>
    );
  return <MessageLu key={id} id={id} />;
}

function MessageLu({ id }: { id: string }) {
  const filtres = useSearch({
    from: '/messages/$id',
    select: (lue) => lireFiltresDeMessages({ ...lue }),
    structuralSharing: true,
  });
  const lecture = useQuery(requeteMessage(id));
  const message = lecture.data;
  return (
    <>
      <EnTeteEcran
        titre={message ? titreDe(message) : 'Message'}
        fenetre="Message"
        sousTitre={message && sensDe(message)}
        retour={
          <Link to="/messages" search={filtres} className="retour">
            <Icone nom="retour" /> Messages
          </Link>
        }
        actions={<Voisins id={id} />}
      />
      <Lu lecture={lecture} quoi="ce message" lignes={12}>
        {(lu) => <Contenu message={lu} />}
      </Lu>
    </>
  );
}

function Contenu({ message }: { message: MessageDetailleDecrit }) {
  const agit = peutAgir(useSession());
  return (
    <div className="cartes">
      <div className="carte-large">
        <Demasquer type="message" id={message.id} masque={message.masque} />
      </div>
      <Reperes message={message} />
      {agit && <ActesSurUnMessage message={message} />}
      <Chronologie message={message} />
      <Carte titre={message.sens === 'entrant' ? 'Corps reçu' : 'Corps émis'} large>
        <Brut id={message.id} />
      </Carte>
      <Versions message={message} />
    </div>
  );
}

function titreDe({ type }: MessageDetailleDecrit): string {
  return type === null ? 'Type inconnu' : dire(TYPES, type);
}

function sensDe({ sens, partenaire }: MessageDetailleDecrit): string {
  return `${dire(SENS, sens)} ${sens === 'entrant' ? 'de' : 'vers'} ${dire(PARTENAIRES, partenaire)}`;
}
