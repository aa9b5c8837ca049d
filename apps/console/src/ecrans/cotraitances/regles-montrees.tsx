import type { EtatDecrit } from '../../api/contrat.js';
import { Tableau, colonnesDe, type Colonne } from '../../elements/tableau.js';
import { MEMBRES } from '../../mots/cotraitances.js';
import { dire } from '../../mots/libelles.js';
import { expliquerRegles } from '../../mots/regles.js';
import { MessagesCites } from './messages-cites.js';

interface LigneDeRegle {
  membre: string;
  regle: string;
  messages: string[];
}

const colonne = colonnesDe<LigneDeRegle>();
const COLONNES = [
  colonne.accessor(({ membre }) => dire(MEMBRES, membre), { id: 'membre', header: 'Ce qui est dit' }),
  colonne.display({
    id: 'regle',
    header: 'La règle qui le fixe',
    cell: ({ row: { original } }) => <Regles regle={original.regle} />,
  }),
  colonne.display({
    id: 'messages',
    header: 'D’après',
    cell: ({ row: { original } }) => <MessagesCites ids={original.messages} />,
  }),
] as Colonne<LigneDeRegle>[];

/** Each rule by its id, in one sentence. */
export function Regles({ regle }: { regle: string }) {
  return (
    <ul className="regles">
      {expliquerRegles(regle).map(({ id, phrase }) => (
        <li key={id}>
          <code>{id}</code>
          {phrase !== null && <span> {phrase}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Member by member, what set what is shown. */
export function ReglesMontrees({ regles }: Pick<EtatDecrit, 'regles'>) {
  const ordre = Object.keys(MEMBRES);
  const lignes = Object.entries(regles)
    .map(([membre, { regle, messages }]) => ({ membre, regle, messages }))
    .sort((a, b) => ordre.indexOf(a.membre) - ordre.indexOf(b.membre));
  return (
    <Tableau
      titre="Les règles et les messages qui fixent chaque membre"
      colonnes={COLONNES}
      lignes={lignes}
      cle={({ membre }) => membre}
    />
  );
}
