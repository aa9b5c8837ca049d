import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { PolitiqueDecrite, PolitiquesDecrites } from '../../api/contrat.js';
import { requetePolitiques } from '../../api/requetes.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { peutAgir, voit } from '../../droits.js';
import { Carte } from '../../elements/carte.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';
import { Lu, SansDroit } from '../../elements/etats.js';
import { Tableau, colonnesDe, type Colonne } from '../../elements/tableau.js';
import { direJourCourt } from '../../mots/dates.js';
import { dire, DECISIONS_DE_POLITIQUE, PARTENAIRES, TYPES, VUES } from '../../mots/libelles.js';
import { EtSi } from './et-si.js';
import { Onglets } from './onglets.js';

const colonne = colonnesDe<PolitiqueDecrite>();
const COLONNES = [
  colonne.accessor((ligne) => dire(PARTENAIRES, ligne.partenaire), {
    id: 'partenaire',
    header: 'Partenaire',
  }),
  colonne.accessor((ligne) => dire(VUES, ligne.vue), { id: 'vue', header: 'Comparaison' }),
  colonne.accessor((ligne) => (ligne.type === null ? 'Tous les autres' : dire(TYPES, ligne.type)), {
    id: 'type',
    header: 'Type',
  }),
  colonne.accessor((ligne) => dire(DECISIONS_DE_POLITIQUE, ligne.decision), {
    id: 'decision',
    header: 'Décision',
  }),
  colonne.accessor('phrase', { header: 'En clair' }),
  colonne.accessor((ligne) => direJourCourt(ligne.depuis), { id: 'depuis', header: 'Depuis' }),
] as Colonne<PolitiqueDecrite>[];

/** What is done about écarts without asking anybody, and what another rule would change. */
export function Politique() {
  const session = useSession();
  if (!voit(session, '/ecarts'))
    return (
      <>
        <EnTeteEcran titre="Écarts" />
        <SansDroit quoi="la politique des écarts" />
      </>
    );
  return <PolitiqueLue agit={peutAgir(session)} />;
}

function PolitiqueLue({ agit }: { agit: boolean }) {
  const lecture = useQuery(requetePolitiques);
  return (
    <>
      <EnTeteEcran
        titre="Écarts"
        fenetre="Politique des écarts"
        sousTitre="Ce qui est corrigé sans demander, ce qui est soumis à quelqu’un, ce qui est ignoré."
      />
      <Onglets />
      <div className="cartes">
        <Carte titre="En vigueur aujourd’hui" large>
          <Lu lecture={lecture} quoi="la politique" lignes={5}>
            {({ politiques }) => (
              <Tableau
                titre="Lignes de la politique en vigueur"
                colonnes={COLONNES}
                lignes={politiques.filter(({ etat }) => etat === 'en_vigueur')}
                cle={({ id }) => String(id)}
              />
            )}
          </Lu>
        </Carte>
        <AVenir lecture={lecture} />
        {agit && <EtSi />}
      </div>
    </>
  );
}

/** Rows already written for a later day; nothing when there is none. */
function AVenir({ lecture: { data } }: { lecture: UseQueryResult<PolitiquesDecrites> }) {
  const aVenir = (data?.politiques ?? []).filter(({ etat }) => etat === 'a_venir');
  if (aVenir.length === 0) return null;
  return (
    <Carte titre="À venir" large>
      <Tableau
        titre="Lignes de la politique à venir"
        colonnes={COLONNES}
        lignes={aVenir}
        cle={({ id }) => String(id)}
      />
    </Carte>
  );
}
