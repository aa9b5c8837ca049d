import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { CleDecrite } from '../../api/contrat.js';
import { requeteCles } from '../../api/requetes-des-habilitations.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { voit } from '../../droits.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';
import { Lu, SansDroit, Vide } from '../../elements/etats.js';
import { Choix } from '../../elements/filtres.js';
import { Pastille } from '../../elements/pastille.js';
import { Tableau, colonnesDe, type Colonne } from '../../elements/tableau.js';
import { lireFiltresDeCles } from '../../filtres.js';
import { direInstant } from '../../mots/dates.js';
import { ETATS_DE_CLE, TONS_DE_CLE } from '../../mots/habilitations.js';
import { dire, direPortee, ROLES_DES_CLES } from '../../mots/libelles.js';
import { GestesSurCle } from './gestes-sur-cle.js';
import { CleMontree } from './cle-montree.js';
import type { CleNeuve } from './cle-neuve.js';
import { Onglets } from './onglets.js';

const NouvelleCle = lazy(() => import('./nouvelle-cle.js'));
const TITRE = 'Habilitations';

/** Programs that may enter, and as what. */
export function Cles() {
  if (!voit(useSession(), '/habilitations'))
    return (
      <>
        <EnTeteEcran titre={TITRE} />
        <SansDroit quoi="les clés d’API" />
      </>
    );
  return <ClesLues />;
}

function ClesLues() {
  const { etat } = useSearch({
    from: '/habilitations/cles',
    select: (lue) => lireFiltresDeCles({ ...lue }),
    structuralSharing: true,
  });
  const naviguer = useNavigate({ from: '/habilitations/cles' });
  const lecture = useQuery(requeteCles);
  const [creee, setCreee] = useState(false);
  const [neuve, setNeuve] = useState<CleNeuve | null>(null);
  return (
    <>
      <EnTeteEcran
        titre={TITRE}
        fenetre="Habilitations, clés d’API"
        sousTitre="Les programmes qui entrent par l’API. Un secret n’est montré qu’à sa création."
        actions={
          <button type="button" className="bouton" onClick={() => setCreee(true)}>
            Créer une clé
          </button>
        }
      />
      <Onglets />
      {neuve && <CleMontree key={neuve.id} de={neuve} ranger={() => setNeuve(null)} />}
      <div className="filtres" role="search" aria-label="Filtrer les clés">
        <Choix
          nom="État"
          valeur={etat}
          mots={ETATS_DE_CLE}
          tous="Tous"
          changer={(choisi) => void naviguer({ search: { etat: choisi }, replace: true })}
        />
      </div>
      <Lu lecture={lecture} quoi="les clés" lignes={6}>
        {({ cles }) => {
          const gardees = cles.filter((cle) => etat === undefined || cle.etat === etat);
          return gardees.length === 0 ? (
            <Vide titre="Aucune clé ne répond à ce filtre" icone="rien">
              La clé de démarrage, s’il y en a une, n’est pas dans cette liste.
            </Vide>
          ) : (
            <Tableau
              titre="Clés, les plus récentes d’abord"
              colonnes={colonnes(setNeuve)}
              lignes={gardees}
              cle={({ id }) => id}
            />
          );
        }}
      </Lu>
      {creee && (
        <Suspense>
          <NouvelleCle faite={setNeuve} fermer={() => setCreee(false)} />
        </Suspense>
      )}
    </>
  );
}

const colonne = colonnesDe<CleDecrite>();
function colonnes(montrer: (neuve: CleNeuve) => void): Colonne<CleDecrite>[] {
  return [
    colonne.accessor('libelle', { id: 'libelle', header: 'À qui' }),
    colonne.accessor(({ role, portee }) => `${dire(ROLES_DES_CLES, role)}, ${direPortee(portee)}`, {
      id: 'role',
      header: 'Rôle et portée',
    }),
    colonne.display({
      id: 'etat',
      header: 'État',
      cell: ({ row: { original } }) => (
        <Pastille ton={TONS_DE_CLE[original.etat] ?? 'neutre'}>{dire(ETATS_DE_CLE, original.etat)}</Pastille>
      ),
    }),
    colonne.accessor(({ vueLe }) => (vueLe === null ? 'Jamais' : direInstant(vueLe)), {
      id: 'vue',
      header: 'Dernier usage',
    }),
    colonne.accessor(direFin, { id: 'fin', header: 'Fin' }),
    colonne.display({
      id: 'gestes',
      header: 'Gestes',
      cell: ({ row: { original } }) => <GestesSurCle sur={original} montrer={montrer} />,
    }),
  ] as Colonne<CleDecrite>[];
}

/** The first of its terms. */
function direFin({ revoqueeLe, expireLe, finitLe }: CleDecrite): string {
  if (revoqueeLe !== null) return direInstant(revoqueeLe);
  const [premiere] = [expireLe, finitLe].filter((une) => une !== null).sort();
  return premiere === undefined ? 'Sans terme' : direInstant(premiere);
}
