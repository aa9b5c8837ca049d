import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { demander } from '../../api/demander.js';
import { requeteAlarmes, requeteBilan, requeteSynchronisations } from '../../api/requetes.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { peutOrdonnerPourTous, voit } from '../../droits.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';
import { Lu, Panne, SansDroit, Vide } from '../../elements/etats.js';
import { Exporter } from '../../elements/exporter.js';
import { Icone } from '../../elements/icone.js';
import { Pastille } from '../../elements/pastille.js';
import { Tableau, colonnesDe, type Colonne } from '../../elements/tableau.js';
import { direDuree, direInstant, direJourCourt, secondesEntre } from '../../mots/dates.js';
import { dire, ETAPES, PLANS } from '../../mots/libelles.js';
import { compter } from '../../mots/nombres.js';
import { calendrier, type LigneDuCalendrier } from './calendrier.js';
import { EtatDeNuit } from './etat-de-nuit.js';

const colonne = colonnesDe<LigneDuCalendrier>();
const COLONNES = [
  colonne.display({
    id: 'jour',
    header: 'Jour métier',
    cell: ({ row: { original: ligne } }) =>
      ligne.sorte === 'absente' ? (
        ligne.nuits === 1 ? (
          direJourCourt(ligne.du)
        ) : (
          `Du ${direJourCourt(ligne.du)} au ${direJourCourt(ligne.au)}`
        )
      ) : (
        <Link to="/nuits/$id" params={{ id: ligne.course.id }}>
          {direJourCourt(ligne.course.jour)}
        </Link>
      ),
  }),
  colonne.display({
    id: 'etat',
    header: 'État',
    cell: ({ row: { original: ligne } }) =>
      ligne.sorte === 'absente' ? (
        <Pastille ton="alerte">
          {ligne.nuits === 1 ? 'N’a pas eu lieu' : `${compter(ligne.nuits, 'nuit')} n’ont pas eu lieu`}
        </Pastille>
      ) : (
        <EtatDeNuit etat={ligne.course.etat} />
      ),
  }),
  colonne.display({
    id: 'plan',
    header: 'Lancée par',
    cell: ({ row: { original: ligne } }) =>
      ligne.sorte === 'absente' ? '–' : dire(PLANS, ligne.course.plan),
  }),
  colonne.display({
    id: 'debut',
    header: 'Début (heure réelle)',
    cell: ({ row: { original: ligne } }) =>
      ligne.sorte === 'absente' || ligne.course.debut === null ? '–' : direInstant(ligne.course.debut),
  }),
  colonne.display({
    id: 'duree',
    header: 'Durée',
    cell: ({ row: { original: ligne } }) =>
      ligne.sorte === 'absente' || ligne.course.debut === null
        ? '–'
        : direDuree(secondesEntre(ligne.course.debut, ligne.course.fin)),
  }),
  colonne.display({
    id: 'reste',
    header: 'À savoir',
    cell: ({ row: { original: ligne } }) => (ligne.sorte === 'absente' ? '–' : direAReleverDe(ligne)),
  }),
] as Colonne<LigneDuCalendrier>[];

/** Every run, and the nights that did not take place. */
export function Nuits() {
  const session = useSession();
  if (!voit(session, '/nuits'))
    return (
      <>
        <EnTeteEcran titre="Nuits" />
        <SansDroit quoi="les nuits" />
      </>
    );
  return <NuitsLues agit={peutOrdonnerPourTous(session)} />;
}

function NuitsLues({ agit }: { agit: boolean }) {
  const synchronisations = useQuery(requeteSynchronisations);
  const bilan = useQuery(requeteBilan);
  const alarmes = useQuery(requeteAlarmes);
  const absente = alarmes.data?.alarmes.find(({ nature }) => nature === 'NUIT_ABSENTE');
  return (
    <>
      <EnTeteEcran
        titre="Nuits"
        sousTitre="Chaque nuit, les deux partenaires sont lus, mis au courant et comparés."
        actions={
          <>
            <Exporter sujet="nuits" />
            {agit && <DemanderUneSynchronisation />}
          </>
        }
      />
      {absente && (
        <div className="etat etat-panne" role="status">
          <Icone nom="alerte" />
          <div>
            <p className="etat-titre">{absente.titre}</p>
            <p>{absente.detail}</p>
          </div>
        </div>
      )}
      <Lu lecture={synchronisations} quoi="les nuits" lignes={8}>
        {({ synchronisations: courses }) =>
          courses.length === 0 ? (
            <Vide titre="Aucune nuit encore" icone="rien">
              La première aura lieu cette nuit{agit ? ', ou dès que vous en demandez une.' : '.'}
            </Vide>
          ) : (
            <Tableau
              titre="Synchronisations, la plus récente d’abord"
              colonnes={COLONNES}
              lignes={calendrier(courses, bilan.data?.jour)}
              cle={({ cle }) => cle}
            />
          )
        }
      </Lu>
    </>
  );
}

function DemanderUneSynchronisation() {
  const client = useQueryClient();
  const naviguer = useNavigate();
  const demande = useMutation({
    mutationFn: () => demander('POST /api/synchronisations'),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['synchronisations'] });
      await naviguer({ to: '/nuits/$id', params: { id } });
    },
  });
  return (
    <>
      <button type="button" className="bouton" disabled={demande.isPending} onClick={() => demande.mutate()}>
        {demande.isPending ? 'En cours…' : 'Synchroniser maintenant'}
      </button>
      {demande.error && <Panne erreur={demande.error} />}
    </>
  );
}

function direAReleverDe({
  course: { etat, etape, etapes },
}: Extract<LigneDuCalendrier, { sorte: 'course' }>): string {
  if (etat === 'en_cours' && etape !== null) return dire(ETAPES, etape);
  const sautees = etapes.filter((une) => une.etat === 'sautee').length;
  return sautees === 0 ? '–' : compter(sautees, 'étape sautée', 'étapes sautées');
}
