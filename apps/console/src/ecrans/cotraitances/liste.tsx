import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { requeteCotraitances } from '../../api/requetes-de-cotraitances.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { peutLireLesDossiers } from '../../droits.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';
import { Lu, SansDroit, Vide } from '../../elements/etats.js';
import { Exporter } from '../../elements/exporter.js';
import { Suite } from '../../elements/suite.js';
import { Tableau } from '../../elements/tableau.js';
import { Vues } from '../../elements/vues.js';
import { direPortee } from '../../mots/libelles.js';
import { ActionsListees } from './actions-listees.js';
import { COLONNES } from './colonnes.js';
import { FiltreDeStructure } from './filtre-de-structure.js';
import { lireFiltresDeTravail } from './filtres.js';
import { ONGLETS, ongletsDe, premierOnglet, type NomDOnglet } from './onglets.js';

/** The worklist of a structure, a site or a wider scope: what waits for somebody, tab by tab. */
export function Liste() {
  const session = useSession();
  if (!peutLireLesDossiers(session))
    return (
      <>
        <EnTeteEcran titre="Cotraitances à traiter" />
        <SansDroit quoi="les cotraitances" />
      </>
    );
  return <ListeLue role={session.habilitation.role} portee={session.habilitation.portee} />;
}

function ListeLue({ role, portee }: { role: string; portee: string }) {
  const { onglet, structure } = useSearch({
    from: '/cotraitances',
    select: (lue) => lireFiltresDeTravail({ ...lue }),
    structuralSharing: true,
  });
  const naviguer = useNavigate({ from: '/cotraitances' });
  const offerts = ongletsDe(portee);
  const present = onglet !== undefined && offerts.includes(onglet) ? onglet : premierOnglet(role);
  return (
    <>
      <EnTeteEcran
        titre="Cotraitances à traiter"
        sousTitre={`Votre périmètre : ${direPortee(portee)}. Chaque lecture est inscrite au journal.`}
        actions={
          <>
            <Vues
              ecran="cotraitances"
              filtres={{ onglet: present, structure }}
              appliquer={(gardes) => void naviguer({ search: lireFiltresDeTravail(gardes) })}
            />
            {ONGLETS[present].filtre !== null && (
              <Exporter sujet="cotraitances" filtres={{ ...ONGLETS[present].filtre, structure }} />
            )}
          </>
        }
      />
      <nav className="onglets" aria-label="Cotraitances à traiter">
        {offerts.map((nom) => (
          <Link
            key={nom}
            to="/cotraitances"
            search={{ onglet: nom, ...(structure === undefined ? {} : { structure }) }}
            activeProps={{}}
            {...(nom === present ? { 'aria-current': 'page' as const } : {})}
          >
            {ONGLETS[nom].nom}
          </Link>
        ))}
      </nav>
      {(portee === 'nationale' || portee.startsWith('region:')) && (
        <FiltreDeStructure
          structure={structure}
          filtrer={(choisie) =>
            void naviguer({
              search: { onglet: present, ...(choisie === undefined ? {} : { structure: choisie }) },
              replace: true,
            })
          }
        />
      )}
      <p className="quoi">{ONGLETS[present].quoi}</p>
      <Contenu key={`${present} ${structure ?? ''}`} onglet={present} structure={structure} />
    </>
  );
}

function Contenu({ onglet, structure }: { onglet: NomDOnglet; structure: string | undefined }) {
  const { filtre } = ONGLETS[onglet];
  if (filtre === null) return <ActionsListees structure={structure} vide={ONGLETS[onglet].vide} />;
  return <CotraitancesListees onglet={onglet} filtre={{ ...filtre, structure }} />;
}

function CotraitancesListees({
  onglet,
  filtre,
}: {
  onglet: NomDOnglet;
  filtre: Record<string, string | undefined>;
}) {
  const lecture = useInfiniteQuery(requeteCotraitances(filtre));
  const { nom, vide } = ONGLETS[onglet];
  return (
    <Lu lecture={lecture} quoi="les cotraitances" lignes={8}>
      {({ pages }) => {
        const cotraitances = pages.flatMap((page) => page.cotraitances);
        return cotraitances.length === 0 ? (
          <Vide titre={vide} />
        ) : (
          <>
            <Tableau
              titre={`${nom}, par numéro`}
              colonnes={COLONNES}
              lignes={cotraitances}
              cle={({ cotraitance, version }) => `${cotraitance} ${version}`}
            />
            <Suite lecture={lecture} quoi="les cotraitances suivantes" />
          </>
        );
      }}
    </Lu>
  );
}
