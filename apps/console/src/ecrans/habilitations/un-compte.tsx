import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { CompteDecrit, HabilitationDonneeDecrite } from '../../api/contrat.js';
import { demander } from '../../api/demander.js';
import { requeteCompte } from '../../api/requetes-des-habilitations.js';
import { useSession } from '../../coquille/session-ouverte.js';
import { voit } from '../../droits.js';
import { Carte, Fiche } from '../../elements/carte.js';
import { EnTeteEcran } from '../../elements/en-tete-ecran.js';
import { Lu, SansDroit, Vide } from '../../elements/etats.js';
import { Geste } from '../../elements/geste.js';
import { Icone } from '../../elements/icone.js';
import { Pastille } from '../../elements/pastille.js';
import { Tableau, colonnesDe, type Colonne } from '../../elements/tableau.js';
import { direInstant, direJourCourt } from '../../mots/dates.js';
import {
  ETATS_D_HABILITATION,
  ETATS_DE_COMPTE,
  TONS_D_HABILITATION,
  TONS_DE_COMPTE,
} from '../../mots/habilitations.js';
import { dire, direPortee, ROLES } from '../../mots/libelles.js';
import { GestesSurCompte } from './gestes-sur-compte.js';

const Accorder = lazy(() => import('./accorder.js'));

/** One person: their account, what they may be, and what is decided of it. */
export function UnCompte() {
  const { id } = useParams({ from: '/habilitations/$id' });
  const ouvert = voit(useSession(), '/habilitations');
  const lecture = useQuery({ ...requeteCompte(id), enabled: ouvert });
  const retour = (
    <Link to="/habilitations" className="retour">
      <Icone nom="retour" /> Habilitations
    </Link>
  );
  if (!ouvert)
    return (
      <>
        <EnTeteEcran titre="Compte" retour={retour} />
        <SansDroit quoi="les habilitations" />
      </>
    );
  return (
    <>
      {/* A name never stands in the title of the window: it would be kept with the addresses visited. */}
      <EnTeteEcran titre={lecture.data?.nom ?? 'Compte'} fenetre="Compte" retour={retour} />
      <Lu lecture={lecture} quoi="le compte" lignes={6}>
        {(compte) => <Compte de={compte} />}
      </Lu>
    </>
  );
}

function Compte({ de }: { de: CompteDecrit }) {
  const [accorde, setAccorde] = useState(false);
  const moi = useSession().compte.id === de.id;
  return (
    <div className="cartes">
      <Carte titre="Le compte" large>
        <Fiche
          lignes={[
            [
              'État',
              <Pastille key="etat" ton={TONS_DE_COMPTE[de.etat] ?? 'neutre'}>
                {dire(ETATS_DE_COMPTE, de.etat)}
              </Pastille>,
            ],
            ...(de.etatMotif === null
              ? []
              : ([['Depuis', `${direInstant(de.etatLe)} : ${de.etatMotif}`]] as const)),
            ['Dernière venue', de.vuLe === null ? 'Jamais encore' : direInstant(de.vuLe)],
            ['Adresse', de.courriel ?? 'Non donnée'],
            ['Fournisseur d’identité', de.emetteur],
            [
              'Sujet',
              <span key="sujet" className="numero">
                {de.sujet}
              </span>,
            ],
            ['Navigateurs connectés', String(de.sessions)],
          ]}
        />
        <GestesSurCompte de={de} />
      </Carte>
      <Carte
        titre="Habilitations"
        large
        actions={
          de.etat !== 'parti' &&
          !moi && (
            <button type="button" className="bouton" onClick={() => setAccorde(true)}>
              Accorder une habilitation
            </button>
          )
        }
      >
        {moi && (
          <p className="discret">
            C’est votre compte : un autre administrateur décide de ce qui élèverait vos droits.
          </p>
        )}
        {de.habilitations.length === 0 ? (
          <Vide titre="Aucune habilitation" icone="rien">
            Ce compte n’ouvre rien.
          </Vide>
        ) : (
          <Tableau
            titre="Habilitations, les plus récentes d’abord"
            colonnes={COLONNES}
            lignes={de.habilitations}
            cle={({ id }) => id}
          />
        )}
      </Carte>
      {accorde && (
        <Suspense>
          <Accorder compte={de} emetteur={de.emetteur} fermer={() => setAccorde(false)} />
        </Suspense>
      )}
    </div>
  );
}

const colonne = colonnesDe<HabilitationDonneeDecrite>();
const direHabilitation = ({ role, portee }: HabilitationDonneeDecrite): string =>
  `${dire(ROLES, role)}, ${direPortee(portee)}`;
const COLONNES = [
  colonne.accessor(direHabilitation, { id: 'role', header: 'Rôle et portée' }),
  colonne.display({
    id: 'etat',
    header: 'État',
    cell: ({ row: { original } }) => (
      <Pastille ton={TONS_D_HABILITATION[original.etat] ?? 'neutre'}>
        {dire(ETATS_D_HABILITATION, original.etat)}
      </Pastille>
    ),
  }),
  colonne.display({
    id: 'octroi',
    header: 'Accordée',
    cell: ({ row: { original } }) => (
      <>
        Le {direInstant(original.accordeeLe)} par {original.accordeePar} : {original.motif}
      </>
    ),
  }),
  colonne.display({
    id: 'terme',
    header: 'Dernier jour',
    cell: ({ row: { original } }) =>
      original.jusqua === null ? 'Sans terme' : direJourCourt(original.jusqua),
  }),
  colonne.display({
    id: 'gestes',
    header: 'Gestes',
    cell: ({ row: { original } }) => <Gestes sur={original} />,
  }),
] as Colonne<HabilitationDonneeDecrite>[];

function Gestes({ sur }: { sur: HabilitationDonneeDecrite }) {
  if (sur.etat === 'retiree') return <>–</>;
  const precision = direHabilitation(sur);
  return (
    <div className="actions">
      {sur.etat === 'endormie' && (
        <Geste
          bouton="Réveiller"
          precision={precision}
          titre="Réveiller cette habilitation"
          effet={<p>{precision} : elle ouvrira à nouveau, à compter d’aujourd’hui.</p>}
          faire={(motif) =>
            demander('POST /api/habilitations/{id}/reveil', { chemin: { id: sur.id }, corps: { motif } })
          }
          relire="comptes"
        />
      )}
      <Geste
        bouton="Retirer"
        precision={precision}
        titre="Retirer cette habilitation"
        effet={<p>{precision} : qui s’en sert est déconnecté à sa demande suivante.</p>}
        faire={(motif) =>
          demander('POST /api/habilitations/{id}/retrait', { chemin: { id: sur.id }, corps: { motif } })
        }
        relire="comptes"
        grave
      />
    </div>
  );
}
