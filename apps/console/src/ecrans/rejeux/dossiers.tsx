import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DossierRejoueDecrit, VerdictDecrit } from '../../api/contrat.js';
import { requeteDossiersDeRejeu } from '../../api/requetes.js';
import { Carte } from '../../elements/carte.js';
import { Lu, Vide } from '../../elements/etats.js';
import { Suite } from '../../elements/suite.js';
import { Valeur } from '../../elements/valeur.js';
import { dire, PARTENAIRES, SENS, TYPES, VERDICTS_D_UN } from '../../mots/libelles.js';

/** Dossier by dossier: what changes, member by member, and what would be told to whom. */
export function Dossiers({ rejeu, simulation }: { rejeu: string; simulation: boolean }) {
  const lecture = useInfiniteQuery(requeteDossiersDeRejeu(rejeu));
  return (
    <Carte titre={simulation ? 'Effet, dossier par dossier' : 'Dossiers'} large>
      <Lu lecture={lecture} quoi="les dossiers" lignes={6}>
        {({ pages }) => {
          const dossiers = pages.flatMap((page) => page.dossiers);
          return dossiers.length === 0 ? (
            <Vide titre="Aucun dossier" icone="rien">
              Ces messages ne se rattachent à aucun dossier.
            </Vide>
          ) : (
            <>
              <ul className="dossiers">
                {dossiers.map((dossier) => (
                  <li key={dossier.rang}>
                    <Dossier de={dossier} simulation={simulation} />
                  </li>
                ))}
              </ul>
              <Suite lecture={lecture} quoi="les dossiers suivants" />
            </>
          );
        }}
      </Lu>
    </Carte>
  );
}

function Dossier({
  de: { rang, cotraitances, departs, messages },
  simulation,
}: {
  de: DossierRejoueDecrit;
  simulation: boolean;
}) {
  const rien = cotraitances.length === 0 && departs.length === 0;
  return (
    <article className="dossier">
      <h3>Dossier {rang + 1}</h3>
      {rien && <p>{simulation ? 'Rien ne changerait.' : 'Rien n’a changé.'}</p>}
      {cotraitances.map(({ cotraitance, nouvelle, differences }) => (
        <div key={cotraitance}>
          <h4>
            Cotraitance{' '}
            <Link to="/cotraitances/$cotraitance" params={{ cotraitance }}>
              {cotraitance}
            </Link>
            {nouvelle && ' (jusqu’ici inconnue)'}
          </h4>
          <ul className="differences">
            {differences.map(({ membre, avant, apres }) => (
              <li key={membre}>
                <code>{membre}</code>
                <span className="avant">
                  <span className="hors-ecran">avant : </span>
                  <Valeur de={avant} />
                </span>
                <span aria-hidden="true">→</span>
                <span className="apres">
                  <span className="hors-ecran">après : </span>
                  <Valeur de={apres} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {departs.length > 0 && (
        <>
          <h4>{simulation ? 'Partirait' : 'Parti'}</h4>
          <ul className="differences">
            {departs.map(({ partenaire, type, cotraitance, objet, sequence, retrait }) => (
              <li key={`${partenaire}/${objet}/${sequence}`}>
                {dire(TYPES, type)}
                {cotraitance !== null && ` (${cotraitance})`} vers {dire(PARTENAIRES, partenaire)}, version{' '}
                {Number(sequence)}
                {retrait && ' (retrait)'}
              </li>
            ))}
          </ul>
        </>
      )}
      <ul className="verdicts">
        {messages.map((message) => (
          <li key={message.message}>
            <Verdict de={message} />
          </li>
        ))}
      </ul>
    </article>
  );
}

function Verdict({ de: { sens, verdict, code, detail } }: { de: VerdictDecrit }) {
  return (
    <>
      Message {dire(SENS, sens).toLowerCase()} :{' '}
      <strong>{verdict === null ? 'pas encore atteint' : dire(VERDICTS_D_UN, verdict).toLowerCase()}</strong>
      {detail !== null && `, ${detail}`}
      {code !== null && (
        <>
          {' '}
          <code>{code}</code>
        </>
      )}
    </>
  );
}
