import type { EtatDecrit } from '../../api/contrat.js';
import { Carte, Fiche } from '../../elements/carte.js';
import { Icone } from '../../elements/icone.js';
import {
  ACTIONS,
  ANOMALIES,
  DECISIONS_D_ALERTE,
  MODES_DE_SORTIE,
  MOTIFS_DE_FIN,
  NATURES_D_ALERTE,
  PHASES,
  POUR,
  RAISONS_DU_DECOMPTE,
} from '../../mots/cotraitances.js';
import { direJour, direJourCourt, direPeriodeDAlerte } from '../../mots/dates.js';
import { dire } from '../../mots/libelles.js';
import { EtatDeCotraitance } from './etat-de-cotraitance.js';

/** The cotraitance on the day looked at, as it was known then. */
export function Present({ etat }: { etat: EtatDecrit }) {
  return (
    <Carte titre={`Au ${direJour(etat.au)}`}>
      {etat.phase === null && (
        <p className="constat">
          {etat.dates.affectation === null
            ? 'Aucune affectation n’est connue : la cotraitance est incomplète (B3).'
            : 'L’affectation ne court pas encore ce jour-là (F0).'}
        </p>
      )}
      <Fiche
        lignes={[
          ['État', <EtatDeCotraitance key="etat" etat={etat.etat} />],
          ['Phase', etat.phase === null ? 'Aucune' : dire(PHASES, etat.phase)],
          ['Depuis', jourOu(etat.depuis)],
          ['Numéro de la personne', etat.demandeur],
          ['Structure', etat.structure ?? 'Aucune'],
          ['Affectation', jourOu(etat.dates.affectation)],
          ['Acceptation', jourOu(etat.dates.acceptation)],
          ['Initialisation', jourOu(etat.dates.initialisation)],
          ...fin(etat),
          [
            'Prochaine échéance',
            etat.prochaineEcheance === null ? (
              'Aucune'
            ) : (
              <span key="echeance">
                {direJourCourt(etat.prochaineEcheance.date)} :{' '}
                <EtatDeCotraitance etat={etat.prochaineEcheance.nature} />
              </span>
            ),
          ],
          ['Compte pour l’objectif', decompte(etat)],
        ]}
      />
    </Carte>
  );
}

function jourOu(jour: string | null): string {
  return jour === null ? 'Aucune date' : direJourCourt(jour);
}

function fin({ annulation, sortie }: EtatDecrit): [string, string][] {
  if (annulation) {
    const { date, motif } = annulation;
    return [['Annulation', `${direJourCourt(date)} : ${dire(MOTIFS_DE_FIN, motif)}`]];
  }
  if (!sortie) return [];
  const { date, motif, mode } = sortie;
  return [
    ['Sortie', `${direJourCourt(date)}, ${dire(MODES_DE_SORTIE, mode)} : ${dire(MOTIFS_DE_FIN, motif)}`],
  ];
}

function decompte({ decompte: { compte, annee, raison } }: EtatDecrit): string {
  return compte ? `Oui, en ${annee}` : `Non : ${dire(RAISONS_DU_DECOMPTE, raison ?? '')}`;
}

/** What somebody has to do, what is odd, and which alerts there are. */
export function AFaire({ etat: { actions, anomalies, alertes, suspension } }: { etat: EtatDecrit }) {
  const rien = actions.length + anomalies.length + alertes.length === 0 && suspension === null;
  return (
    <Carte titre="À faire, à savoir">
      {rien && <p>Rien à faire, rien d’anormal, aucune alerte à ce jour.</p>}
      <Liste titre="À faire">
        {actions.map(({ type, depuis, pour }) => (
          <li key={`${type} ${pour}`} className="point">
            <Icone nom="attention" />
            <p>
              <strong>{dire(ACTIONS, type)}</strong>
              <br />
              {dire(POUR, pour)}, depuis le {direJourCourt(depuis)}
            </p>
          </li>
        ))}
      </Liste>
      <Liste titre="Anomalies">
        {anomalies.map((code) => (
          <li key={code} className="point">
            <Icone nom="alerte" />
            <p>{dire(ANOMALIES, code)}</p>
          </li>
        ))}
      </Liste>
      <Liste titre="Alertes">
        {alertes.map(({ alerte, nature, dateAlerte, fin: close, decision }) => (
          <li key={alerte}>
            <strong>{alerte}</strong> : {dire(NATURES_D_ALERTE, nature).toLowerCase()},{' '}
            {direPeriodeDAlerte(dateAlerte, close)}
            {decision !== null && ` (décision : ${dire(DECISIONS_D_ALERTE, decision)})`}
          </li>
        ))}
      </Liste>
      {suspension !== null && (
        <p>
          Sans inscription depuis le {direJourCourt(suspension.depuis)} ; six mois le{' '}
          {direJourCourt(suspension.echeance)}.
        </p>
      )}
    </Carte>
  );
}

function Liste({ titre, children }: { titre: string; children: readonly React.ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <div className="liste-titree">
      <h3>{titre}</h3>
      <ul className="points-simples">{children}</ul>
    </div>
  );
}
