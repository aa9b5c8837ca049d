import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { CompteDecrit } from '../../api/contrat.js';
import { requeteComptes } from '../../api/requetes-des-habilitations.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { voit } from '../../droits.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';
import { Lu, SansDroit, Vide } from '../../elements/etats.js';
import { Choix } from '../../elements/filtres.js';
import { Pastille } from '../../elements/pastille.js';
import { Suite } from '../../elements/suite.js';
import { Tableau, colonnesDe, type Colonne } from '../../elements/tableau.js';
import { lireFiltresDeComptes, type FiltresDeComptes } from '../../filtres.js';
import { direInstant } from '../../mots/dates.js';
import { ABSENCES, ETATS_DE_COMPTE, TONS_DE_COMPTE } from '../../mots/habilitations.js';
import { dire, direPortee, ROLES } from '../../mots/libelles.js';
import { ChercherUnNom } from './chercher-un-nom.js';
import { Onglets } from './onglets.js';

const Accorder = lazy(() => import('./accorder.js'));
const TITRE = 'Habilitations';

const colonne = colonnesDe<CompteDecrit>();
const COLONNES = [
  colonne.display({
    id: 'nom',
    header: 'Personne',
    cell: ({ row: { original } }) => (
      <Link to="/habilitations/$id" params={{ id: original.id }}>
        {original.nom}
      </Link>
    ),
  }),
  colonne.display({
    id: 'etat',
    header: 'État',
    cell: ({ row: { original } }) => (
      <Pastille ton={TONS_DE_COMPTE[original.etat] ?? 'neutre'}>
        {dire(ETATS_DE_COMPTE, original.etat)}
      </Pastille>
    ),
  }),
  colonne.display({
    id: 'vu',
    header: 'Dernière venue',
    cell: ({ row: { original } }) => (original.vuLe === null ? 'Jamais encore' : direInstant(original.vuLe)),
  }),
  colonne.display({
    id: 'habilitations',
    header: 'Habilitations',
    cell: ({ row: { original } }) => <Roles de={original} />,
  }),
] as Colonne<CompteDecrit>[];

function Roles({ de: { habilitations } }: { de: CompteDecrit }) {
  const tenues = habilitations.filter(({ etat }) => etat === 'en_vigueur' || etat === 'endormie');
  if (tenues.length === 0) return <span className="discret">Aucune en cours</span>;
  return (
    <ul className="sans-puce">
      {tenues.map(({ id, role, portee, etat }) => (
        <li key={id}>
          {dire(ROLES, role)}, {direPortee(portee)}{' '}
          {etat === 'endormie' && <Pastille ton="attention">Endormie</Pastille>}
        </li>
      ))}
    </ul>
  );
}

/** People who may enter, and as what. */
export function Comptes() {
  if (!voit(useSession(), '/habilitations'))
    return (
      <>
        <EnTeteEcran titre={TITRE} />
        <SansDroit quoi="les habilitations" />
      </>
    );
  return <ComptesLus />;
}

function ComptesLus() {
  const filtres = useSearch({
    from: '/habilitations',
    select: (lue) => lireFiltresDeComptes({ ...lue }),
    structuralSharing: true,
  });
  const naviguer = useNavigate({ from: '/habilitations' });
  const [nom, setNom] = useState('');
  const [prepare, setPrepare] = useState(false);
  const { absence, ...reste } = filtres;
  const lecture = useInfiniteQuery(
    requeteComptes({
      ...(reste as object),
      ...(absence === 'oui' ? { endormies: true } : {}),
      ...(nom === '' ? {} : { nom }),
    }),
  );
  const filtrer = (changes: FiltresDeComptes): void =>
    void naviguer({ search: (avant) => lireFiltresDeComptes({ ...avant, ...changes }), replace: true });
  return (
    <>
      <EnTeteEcran
        titre={TITRE}
        fenetre="Habilitations, comptes"
        sousTitre="Qui peut entrer, dans quel rôle et jusqu’où."
        actions={
          <button type="button" className="bouton" onClick={() => setPrepare(true)}>
            Préparer un compte
          </button>
        }
      />
      <Onglets />
      <div className="filtres" role="search" aria-label="Filtrer les comptes">
        <ChercherUnNom chercher={setNom} />
        <Choix
          nom="État"
          valeur={filtres.etat}
          mots={ETATS_DE_COMPTE}
          tous="Tous"
          changer={(etat) => filtrer({ etat })}
        />
        <Choix
          nom="Rôle"
          valeur={filtres.role}
          mots={ROLES}
          tous="Tous"
          changer={(role) => filtrer({ role })}
        />
        <Choix
          nom="Absence"
          valeur={absence}
          mots={ABSENCES}
          tous="Indifférente"
          changer={(choisie) => filtrer({ absence: choisie })}
        />
      </div>
      <Lu lecture={lecture} quoi="les comptes" lignes={8}>
        {({ pages }) => {
          const comptes = pages.flatMap((page) => page.comptes);
          return (
            <>
              {comptes.length === 0 ? (
                <Vide titre="Aucun compte ne répond à ces filtres" icone="rien">
                  Un compte naît à la première connexion, ou se prépare avant elle.
                </Vide>
              ) : (
                <>
                  <Tableau
                    titre="Comptes, par nom"
                    colonnes={COLONNES}
                    lignes={comptes}
                    cle={({ id }) => id}
                  />
                  <Suite lecture={lecture} quoi="les comptes suivants" />
                </>
              )}
              {prepare && (
                <Suspense>
                  <Accorder emetteur={pages[0]?.emetteur ?? null} fermer={() => setPrepare(false)} />
                </Suspense>
              )}
            </>
          );
        }}
      </Lu>
    </>
  );
}
