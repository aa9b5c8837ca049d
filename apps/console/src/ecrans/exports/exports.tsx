import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ExportDecrit } from '../../api/contrat.js';
import { requeteExports } from '../../api/requetes-d-exports.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { voit, voitLesExportsDesAutres } from '../../droits.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';
import { Lu, SansDroit, Vide } from '../../elements/etats.js';
import { Choix } from '../../elements/filtres.js';
import { Tableau, colonnesDe, type Colonne } from '../../elements/tableau.js';
import { lireFiltresDExports } from '../../filtres.js';
import { direInstant } from '../../mots/dates.js';
import { dire, SUJETS_D_EXPORT } from '../../mots/libelles.js';
import { direNombre } from '../../mots/nombres.js';
import { EtatDExport } from './etat-d-export.js';

const colonne = colonnesDe<ExportDecrit>();
const COLONNES = [
  colonne.accessor(({ sujet }) => dire(SUJETS_D_EXPORT, sujet), { id: 'sujet', header: 'Contenu' }),
  colonne.display({
    id: 'filtres',
    header: 'Filtres',
    cell: ({ row: { original } }) => direFiltres(original.filtres),
  }),
  colonne.accessor('motif', { id: 'motif', header: 'Motif' }),
  colonne.accessor(({ demandeLe }) => direInstant(demandeLe), { id: 'demande', header: 'Demandé' }),
  colonne.display({
    id: 'etat',
    header: 'État',
    cell: ({ row: { original } }) => <EtatDExport de={original} />,
  }),
  colonne.display({
    id: 'lignes',
    header: 'Lignes',
    cell: ({ row: { original } }) =>
      original.coupe ? `${direNombre(original.lignes)}, d’autres n’y sont pas` : direNombre(original.lignes),
  }),
  colonne.accessor(({ expireLe }) => direInstant(expireLe), { id: 'expire', header: 'S’efface' }),
  colonne.display({
    id: 'fichier',
    header: 'Fichier',
    cell: ({ row: { original } }) => <Fichier de={original} />,
  }),
] as Colonne<ExportDecrit>[];

/** The files that one asked for: where they are, until when; those of others, for who audits. */
export function Exports() {
  if (!voit(useSession(), '/exports'))
    return (
      <>
        <EnTeteEcran titre="Exports" />
        <SansDroit quoi="les exports" />
      </>
    );
  return <ExportsLus />;
}

function ExportsLus() {
  const session = useSession();
  const { tous } = useSearch({
    from: '/exports',
    select: (lue) => lireFiltresDExports({ ...lue }),
    structuralSharing: true,
  });
  const naviguer = useNavigate({ from: '/exports' });
  const desAutres = voitLesExportsDesAutres(session) && tous === 'oui';
  const lecture = useQuery(requeteExports(desAutres));
  return (
    <>
      <EnTeteEcran
        titre="Exports"
        sousTitre="Les fichiers demandés depuis les listes. Chacun se fait en arrière-plan, puis s’efface de lui-même."
      />
      {voitLesExportsDesAutres(session) && (
        <div className="filtres" role="search" aria-label="Filtrer les exports">
          <Choix
            nom="De qui"
            valeur={tous}
            mots={{ oui: 'Tout le monde' }}
            tous="Les miens"
            changer={(choix) =>
              void naviguer({ search: choix === undefined ? {} : { tous: 'oui' }, replace: true })
            }
          />
        </div>
      )}
      <Lu lecture={lecture} quoi="les exports" lignes={5}>
        {({ exports }) =>
          exports.length === 0 ? (
            <Vide titre="Aucun export" icone="rien">
              Le bouton « Exporter » des listes en demande un ; il reste ici jusqu’à ce qu’il s’efface.
            </Vide>
          ) : (
            <Tableau
              titre="Exports, les plus récents d’abord"
              colonnes={COLONNES}
              lignes={exports}
              cle={({ id }) => id}
            />
          )
        }
      </Lu>
    </>
  );
}

function Fichier({ de: { id, etat, mien, sujet, demandeLe } }: { de: ExportDecrit }) {
  if (!mien) return <span className="discret">À son auteur seul</span>;
  if (etat === 'echoue') return <span className="discret">À redemander</span>;
  if (etat !== 'pret') return <span className="discret">Pas encore</span>;
  return (
    <a
      href={`/api/exports/${encodeURIComponent(id)}/contenu`}
      download
      aria-label={`Télécharger : ${dire(SUJETS_D_EXPORT, sujet)}, demandé ${direInstant(demandeLe)}`}
    >
      Télécharger
    </a>
  );
}

function direFiltres(filtres: Record<string, unknown>): string {
  const dits = Object.entries(filtres).map(([nom, valeur]) => `${nom} : ${String(valeur)}`);
  return dits.length === 0 ? 'Aucun' : dits.join(', ');
}
