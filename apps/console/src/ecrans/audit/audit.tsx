import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { LigneDAuditDecrite } from '../../api/contrat.js';
import { requeteAudit } from '../../api/requetes-d-audit.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { voit } from '../../droits.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';
import { Lu, SansDroit, Vide } from '../../elements/etats.js';
import { Exporter } from '../../elements/exporter.js';
import { Suite } from '../../elements/suite.js';
import { Tableau, colonnesDe, type Colonne } from '../../elements/tableau.js';
import { Vues } from '../../elements/vues.js';
import { ACTIONS, LECTURES } from '../../mots/actions.js';
import { direInstant } from '../../mots/dates.js';
import { dire, direPortee, ROLES_DES_CLES } from '../../mots/libelles.js';
import { direNombre } from '../../mots/nombres.js';
import { Acteur } from './acteur.js';
import { filtreDAudit, lireFiltresDAudit } from './filtres.js';
import { Formulaire } from './formulaire.js';
import { IssueDActe } from './issue-d-acte.js';
import { Scellements } from './scellements.js';

const NOMMEES = 3;
const colonne = colonnesDe<LigneDAuditDecrite>();
const COLONNES = [
  colonne.accessor(({ le }) => direInstant(le), { id: 'le', header: 'Quand' }),
  colonne.display({
    id: 'action',
    header: 'Quoi',
    cell: ({ row: { original } }) =>
      original.acte === null ? (
        dire(LECTURES, original.action)
      ) : (
        <Link to="/audit/$acte" params={{ acte: original.acte }}>
          {dire(ACTIONS, original.action)}
        </Link>
      ),
  }),
  colonne.display({
    id: 'issue',
    header: 'Issue',
    cell: ({ row: { original } }) => <IssueDActe issue={original.issue} code={original.code} />,
  }),
  colonne.display({
    id: 'acteur',
    header: 'Qui',
    cell: ({ row: { original } }) => (
      <>
        <Link to="/audit" search={(avant) => lireFiltresDAudit({ ...avant, acteur: original.acteur })}>
          <Acteur acteur={original.acteur} nom={original.nom} />
        </Link>
        <br />
        {dire(ROLES_DES_CLES, original.role)}
        {original.portee === null ? '' : `, ${direPortee(original.portee)}`}
      </>
    ),
  }),
  colonne.display({
    id: 'objet',
    header: 'Sur',
    cell: ({ row: { original } }) => <span className="identifiant">{direObjet(original)}</span>,
  }),
  colonne.accessor(({ nombre }) => (nombre === null ? '' : direNombre(nombre)), {
    id: 'nombre',
    header: 'Nombre',
  }),
  colonne.accessor(({ motif }) => motif ?? '', { id: 'motif', header: 'Motif' }),
] as Colonne<LigneDAuditDecrite>[];

/** Who read whom and who did what: found together, one act from its beginning to its end, and whether it is intact. */
export function Audit() {
  if (!voit(useSession(), '/audit'))
    return (
      <>
        <EnTeteEcran titre="Journal d’audit" />
        <SansDroit quoi="le journal d’audit" />
      </>
    );
  return <AuditLu />;
}

function AuditLu() {
  const filtres = useSearch({
    from: '/audit',
    select: (lue) => lireFiltresDAudit({ ...lue }),
    structuralSharing: true,
  });
  const naviguer = useNavigate({ from: '/audit' });
  const lecture = useInfiniteQuery(requeteAudit(filtreDAudit(filtres)));
  return (
    <>
      <EnTeteEcran
        titre="Journal d’audit"
        sousTitre="Les lectures de dossiers et les actes, les plus récents d’abord. Chaque recherche y est elle-même inscrite."
        actions={
          <>
            <Vues
              ecran="audit"
              filtres={{ ...filtres }}
              appliquer={(gardes) => void naviguer({ search: lireFiltresDAudit(gardes) })}
            />
            <Exporter sujet="audit" filtres={{ ...filtres }} />
          </>
        }
      />
      <Scellements />
      <Formulaire filtres={filtres} chercher={(choisis) => void naviguer({ search: choisis })} />
      <Lu lecture={lecture} quoi="le journal" lignes={8}>
        {({ pages }) => {
          const lignes = pages.flatMap((page) => page.lignes);
          return lignes.length === 0 ? (
            <Vide titre="Rien ne répond à ces filtres" icone="rien">
              Effacez un filtre pour en voir davantage.
            </Vide>
          ) : (
            <>
              <Tableau
                titre="Lectures et actes, les plus récents d’abord"
                colonnes={COLONNES}
                lignes={lignes}
                cle={(ligne) =>
                  ligne.acte ?? `${ligne.le} ${ligne.acteur} ${ligne.action} ${ligne.correlation ?? ''}`
                }
              />
              <Suite lecture={lecture} quoi="ce qui précède" />
            </>
          );
        }}
      </Lu>
    </>
  );
}

function direObjet({ objet, cotraitances }: LigneDAuditDecrite): string {
  if (cotraitances.length === 0) return objet ?? '';
  const nommees = cotraitances.slice(0, NOMMEES).join(', ');
  const autres = cotraitances.length - NOMMEES;
  return autres > 0 ? `${nommees} et ${direNombre(autres)} autre${autres > 1 ? 's' : ''}` : nommees;
}
