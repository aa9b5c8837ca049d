import { useQuery } from '@tanstack/react-query';
import type { FaitFusionneDecrit } from '../../api/contrat.js';
import { requeteFaits } from '../../api/requetes-de-cotraitances.js';
import { Carte } from '../../elements/carte.js';
import { Lu, Vide } from '../../elements/etats.js';
import { Tableau, colonnesDe, type Colonne } from '../../elements/tableau.js';
import { direInstant } from '../../mots/dates.js';
import { dire, PARTENAIRES, TYPES } from '../../mots/libelles.js';
import { direValeur } from '../../mots/valeurs.js';
import { Repli } from './repli.js';

const colonne = colonnesDe<FaitFusionneDecrit>();
const COLONNES = [
  colonne.accessor(({ type }) => dire(TYPES, type), { id: 'fait', header: 'Fait' }),
  colonne.accessor(({ message }) => dire(PARTENAIRES, message.partenaire), {
    id: 'de',
    header: 'Énoncé par',
  }),
  colonne.accessor(
    ({ sequence, versions }) => `${Number(sequence)}${versions > 1 ? ` (${versions} gardées)` : ''}`,
    {
      id: 'version',
      header: 'Version',
    },
  ),
  colonne.accessor(({ connuLe }) => direInstant(connuLe), { id: 'connu', header: 'Connu le' }),
  colonne.display({
    id: 'donnees',
    header: 'Données',
    cell: ({ row: { original } }) => <Donnees de={original} />,
  }),
] as Colonne<FaitFusionneDecrit>[];

/** The merged facts: what is known of the cotraitance and of the person, each with when it was learnt. */
export function Faits({ cotraitance, connuLe }: { cotraitance: string; connuLe: string | undefined }) {
  return (
    <Carte titre={connuLe === undefined ? 'Les faits' : `Les faits connus le ${direInstant(connuLe)}`} large>
      <Repli nom="Lire les faits">
        <FaitsLus cotraitance={cotraitance} connuLe={connuLe} />
      </Repli>
    </Carte>
  );
}

function FaitsLus({ cotraitance, connuLe }: { cotraitance: string; connuLe: string | undefined }) {
  const lecture = useQuery(requeteFaits(cotraitance, connuLe));
  return (
    <Lu lecture={lecture} quoi="les faits" lignes={6}>
      {({ faits }) =>
        faits.length === 0 ? (
          <Vide titre="Aucun fait connu alors" />
        ) : (
          <Tableau titre="Faits, après fusion" colonnes={COLONNES} lignes={faits} cle={({ cle }) => cle} />
        )
      }
    </Lu>
  );
}

function Donnees({ de: { data, annule } }: { de: FaitFusionneDecrit }) {
  const membres = Object.entries(data).filter(([nom]) => nom !== 'annule' && nom !== 'cotraitance');
  return (
    <div>
      {annule && <strong>Retiré : compte comme absent. </strong>}
      <dl className="donnees">
        {membres.map(([nom, valeur]) => (
          <div key={nom}>
            <dt>
              <code>{nom}</code>
            </dt>
            <dd>{direValeur(valeur)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
