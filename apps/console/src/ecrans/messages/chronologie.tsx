import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ChronologieDecrite, EtapeDeMessageDecrite, MessageDetailleDecrit } from '../../api/contrat.js';
import { requeteChronologie } from '../../api/requetes-de-messages.js';
import { Carte } from '../../elements/carte.js';
import { Lu } from '../../elements/etats.js';
import { direHeure, direInstant } from '../../mots/dates.js';
import { dire, ETATS_DE_COTRAITANCE, PARTENAIRES, TYPES } from '../../mots/libelles.js';
import { ISSUES, REPONSES } from '../../mots/messages.js';
import { codeDit, direEtape } from './dire-etape.js';
import { Tentatives } from './tentatives.js';

/** From the bytes that came to what the partner answered, and what it made of the dossier. */
export function Chronologie({ message }: { message: MessageDetailleDecrit }) {
  const lecture = useQuery(requeteChronologie(message.id));
  return (
    <>
      <Carte titre="Chronologie" large>
        <Lu lecture={lecture} quoi="la chronologie" lignes={6}>
          {({ etapes }) => (
            <ol className="vie">
              {etapes.map((etape, rang) => (
                <li key={`${etape.le}/${etape.nature}/${rang}`}>
                  <time className="vie-date" dateTime={etape.le}>
                    {direInstant(etape.le).replace(/, [^,]*$/u, '')}, {direHeure(etape.le)}
                  </time>
                  <Etape de={etape} />
                </li>
              ))}
            </ol>
          )}
        </Lu>
      </Carte>
      <Carte titre="Tentatives" large>
        <Lu lecture={lecture} quoi="les tentatives" lignes={4}>
          {({ tentatives }) => <Tentatives de={tentatives} />}
        </Lu>
      </Carte>
      {message.sens === 'entrant' && (
        <Carte titre="Ses effets" large>
          <Lu lecture={lecture} quoi="les effets" lignes={4}>
            {(lue) => <Effets de={lue} />}
          </Lu>
        </Carte>
      )}
    </>
  );
}

function Etape({ de }: { de: EtapeDeMessageDecrite }) {
  const { nature, issue, message, objet } = de;
  const code = codeDit(de.code);
  const mot = issue === null ? null : dire(nature === 'reponse' ? REPONSES : ISSUES, issue);
  return (
    <span className="vie-texte">
      <strong>{direEtape(nature)}</strong>
      {mot !== null && ` : ${mot.toLowerCase()}`}
      {code !== null && (
        <>
          {' '}
          <code>{code}</code>
        </>
      )}
      {message !== null && (
        <>
          {' '}
          <Link to="/messages/$id" params={{ id: message }} preload={false}>
            voir ce message
          </Link>
        </>
      )}
      {nature === 'rejeu' && objet !== null && (
        <>
          {' '}
          <Link to="/rejeux/$id" params={{ id: objet }}>
            voir le rejeu
          </Link>
        </>
      )}
    </span>
  );
}

/** The versions of facts that it stated, the états that it changed, what it caused to be told. */
function Effets({ de: { faits, calculs, emissions } }: { de: ChronologieDecrite }) {
  if (faits.length + calculs.length + emissions.length === 0)
    return <p>Aucun : il n’a énoncé aucune version d’un fait.</p>;
  return (
    <ul className="effets-du-message">
      {faits.map(({ cle, sequence, connuLe }) => (
        <li key={cle}>
          A énoncé la version {Number(sequence)} de <code>{cle}</code>, connue le {direInstant(connuLe)}.
        </li>
      ))}
      {calculs.map(({ cotraitance, version, avant, apres }) => (
        <li key={`${cotraitance}/${version}`}>
          Cotraitance {cotraitance}, version {version} :{' '}
          {avant === apres ? (
            <>
              état inchangé, <strong>{etat(apres)}</strong>
            </>
          ) : (
            <>
              {etat(avant)} → <strong>{etat(apres)}</strong>
            </>
          )}
          .
        </li>
      ))}
      {emissions.map(({ message, partenaire, type, sequence, issue }) => (
        <li key={message}>
          A fait dire à {dire(PARTENAIRES, partenaire)} :{' '}
          <Link to="/messages/$id" params={{ id: message }} preload={false}>
            {dire(TYPES, type)}, version {Number(sequence)}
          </Link>{' '}
          ({dire(ISSUES, issue).toLowerCase()}).
        </li>
      ))}
    </ul>
  );
}

function etat(code: string | null): string {
  return dire(ETATS_DE_COTRAITANCE, code ?? 'sans_etat').toLowerCase();
}
