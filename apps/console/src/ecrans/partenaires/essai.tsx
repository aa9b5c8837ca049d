import { useQuery } from '@tanstack/react-query';
import type { EssaisDecrits } from '../../api/contrat.js';
import { demander } from '../../api/demander.js';
import { requeteEssais } from '../../api/requetes-des-partenaires.js';
import { Carte } from '../../elements/carte.js';
import { Lu } from '../../elements/etats.js';
import { Geste } from '../../elements/geste.js';
import { Pastille } from '../../elements/pastille.js';
import { direInstant } from '../../mots/dates.js';
import { dire } from '../../mots/libelles.js';
import { direNombre } from '../../mots/nombres.js';
import type { Ton } from '../../mots/ton.js';

const ETAPES = {
  resolution: 'Trouver son adresse',
  connexion: 'Se connecter',
  tls: 'Vérifier son certificat',
  jeton: 'Se faire reconnaître',
  question: 'Poser une question',
};
const ISSUES = { reussie: 'Réussi', echouee: 'Échoué', sans_objet: 'Sans objet' };
const TONS: Readonly<Record<string, Ton>> = { reussie: 'bien', echouee: 'alerte', sans_objet: 'neutre' };

/** The way to a partner, tried by a worker, followed while it goes. */
export function Essai({ partenaire }: { partenaire: string }) {
  const lecture = useQuery(requeteEssais(partenaire));
  return (
    <Carte
      titre="Essai de connexion"
      large
      actions={
        <Geste
          bouton="Essayer la connexion"
          titre="Essayer la connexion"
          effet={
            <p>
              Un worker prend le chemin du trafic réel, jusqu’à une question qui ne concerne personne. Rien
              n’est dit au partenaire, même en pause ou en maintenance.
            </p>
          }
          faire={(motif) =>
            demander('POST /api/partenaires/{partenaire}/essai', { chemin: { partenaire }, corps: { motif } })
          }
          relire="essais"
        />
      }
    >
      <Lu lecture={lecture} quoi="les essais" lignes={3}>
        {({ essais }) => {
          const [dernier] = essais;
          return dernier ? (
            <Etapes de={dernier} />
          ) : (
            <p className="discret">Personne ne l’a encore essayée.</p>
          );
        }}
      </Lu>
    </Carte>
  );
}

function Etapes({ de }: { de: EssaisDecrits['essais'][number] }) {
  return (
    <>
      <p>
        Le {direInstant(de.demandeLe)} : {de.motif}
      </p>
      <ol className="sans-puce" aria-live="polite">
        {de.etapes.map(({ etape, issue, detail, millisecondes }) => (
          <li key={etape}>
            <Pastille ton={TONS[issue] ?? 'neutre'}>{dire(ISSUES, issue)}</Pastille>{' '}
            <strong>{dire(ETAPES, etape)}</strong>{' '}
            <span className="discret">{direNombre(millisecondes)} ms</span>
            <br />
            {detail}
          </li>
        ))}
      </ol>
      {de.finiLe === null && (
        <p role="status">
          {de.prisLe === null ? 'Attend un worker ; s’il n’en vient pas, aucun ne tourne.' : 'En cours…'}
        </p>
      )}
    </>
  );
}
