import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { MessageRejoueDecrit } from '../../api/contrat.js';
import { requeteMessagesDeRejeu } from '../../api/requetes.js';
import { Carte } from '../../elements/carte.js';
import { Lu, Vide } from '../../elements/etats.js';
import { Choix } from '../../elements/filtres.js';
import { Suite } from '../../elements/suite.js';
import { Tableau, colonnesDe, type Colonne } from '../../elements/tableau.js';
import { dire, PARTENAIRES, SENS, TYPES, VERDICTS, VERDICTS_D_UN } from '../../mots/libelles.js';
import { ISSUES } from '../../mots/messages.js';
import { lireFiltresDUnRejeu } from './filtres.js';

const colonne = colonnesDe<MessageRejoueDecrit>();
const COLONNES = [
  colonne.display({
    id: 'message',
    header: 'Message',
    cell: ({ row: { original } }) => (
      <Link to="/messages/$id" params={{ id: original.message }}>
        {dire(SENS, original.sens)}, {dire(TYPES, original.type ?? 'inconnu')}
      </Link>
    ),
  }),
  colonne.accessor((message) => dire(PARTENAIRES, message.partenaire), {
    id: 'partenaire',
    header: 'Partenaire',
  }),
  colonne.accessor((message) => message.cotraitance ?? 'Aucune', {
    id: 'cotraitance',
    header: 'Cotraitance',
    cell: ({ getValue }) => <span className="numero">{getValue()}</span>,
  }),
  colonne.accessor((message) => dire(ISSUES, message.issue), { id: 'issue', header: 'Sort' }),
  colonne.display({
    id: 'verdict',
    header: 'Verdict',
    cell: ({ row: { original } }) => (
      <>
        {original.verdict === null ? 'Pas encore atteint' : dire(VERDICTS_D_UN, original.verdict)}
        {original.detail !== null && <span className="discret"> {original.detail}</span>}
      </>
    ),
  }),
] as Colonne<MessageRejoueDecrit>[];

/** Each message with its verdict and why; the filter is in the address. */
export function Messages({ rejeu }: { rejeu: string }) {
  const { verdict } = useSearch({
    from: '/rejeux/$id',
    select: (lue) => lireFiltresDUnRejeu({ ...lue }),
    structuralSharing: true,
  });
  const naviguer = useNavigate({ from: '/rejeux/$id' });
  const lecture = useInfiniteQuery(requeteMessagesDeRejeu(rejeu, verdict));
  return (
    <Carte titre="Messages" large>
      <div className="filtres" role="search" aria-label="Filtrer les messages de ce rejeu">
        <Choix
          nom="Verdict"
          valeur={verdict}
          mots={VERDICTS}
          tous="Tous"
          changer={(choisi) =>
            void naviguer({ search: choisi === undefined ? {} : { verdict: choisi }, replace: true })
          }
        />
      </div>
      <Lu lecture={lecture} quoi="les messages" lignes={6}>
        {({ pages }) => {
          const messages = pages.flatMap((page) => page.messages);
          return messages.length === 0 ? (
            <Vide titre="Aucun message" icone="rien">
              Aucun n’a ce verdict.
            </Vide>
          ) : (
            <>
              <Tableau
                titre="Messages, dans l’ordre du rejeu"
                colonnes={COLONNES}
                lignes={messages}
                cle={({ message }) => message}
              />
              <Suite lecture={lecture} quoi="les messages suivants" />
            </>
          );
        }}
      </Lu>
    </Carte>
  );
}
