import type { DonneesAlerte, DonneesProposition, DonneesStatut, Situation } from '#annexe7';
import {
  decisionDuJour,
  estOuvre,
  prononceApresProposition,
  situationAu,
  traitementPrevu,
  type GestePrevu,
  type Memoire,
  type Trajectoire,
  type Trajectoires,
} from '#simulation';

interface Alerte {
  cotraitance: string;
  demandeur: string;
  alerte: string;
  dateAlerte: string;
}

/** What Pôle emploi answered, in the history, to alerts and to moves out of the zone, before a day. Pure. */
export function reponsesDeLHistoire(graine: string, trajectoire: Trajectoire, avant: string): GestePrevu[] {
  const { demandeur, cotraitances, periodes } = trajectoire;
  return cotraitances.flatMap(({ cotraitance, alertes, horsZone, fin }) => {
    const tenues = alertes.filter(({ annulee }) => annulee === null);
    const traitements = tenues.flatMap((alerte) => {
      const { echeance: jour } = traitementPrevu(graine, alerte.alerte, alerte.dateAlerte);
      const close = alerte.cloture !== null && jour !== null && alerte.cloture <= jour;
      if (jour === null || close || jour >= avant || jour > fin) return [];
      return [traitement(graine, { ...alerte, demandeur }, jour, situationAu(periodes, jour))];
    });
    const jour = horsZone?.prononcee ?? avant;
    return jour < avant ? [...traitements, sortieHorsZone(cotraitance, demandeur, jour)] : traitements;
  });
}

/** What Pôle emploi answers on a working day to what it was told: open alerts, and sorties proposed (E5). */
export function reponsesDuJour(trajectoires: Trajectoires, jour: string, memoire: Memoire): GestePrevu[] {
  if (!estOuvre(jour)) return [];
  return [...traitementsDuJour(trajectoires, jour, memoire), ...sortiesDuJour(trajectoires, jour, memoire)];
}

function traitementsDuJour(
  trajectoires: Trajectoires,
  jour: string,
  { dits, enonces }: Memoire,
): GestePrevu[] {
  const { graine } = trajectoires.population;
  return dits.tenus<DonneesAlerte>('alerte.declenchee').flatMap((alerte) => {
    const { demandeur, cotraitance } = alerte;
    const sujet = `${cotraitance}/${alerte.alerte}`;
    if (enonces.aDeclare(demandeur, `alerte.traitee/${sujet}`)) return [];
    const { echeance } = traitementPrevu(graine, alerte.alerte, alerte.dateAlerte);
    if (echeance === null || echeance > jour) return [];
    if (dits.tenu(demandeur, `alerte.close/${sujet}`) !== undefined) return [];
    if (trajectoires.deCotraitance(cotraitance, demandeur) === undefined) return [];
    const statuts = enonces.declaresDe(demandeur, 'statut.change') as unknown as DonneesStatut[];
    return [traitement(graine, alerte, jour, situationDeclaree(statuts, jour))];
  });
}

function sortiesDuJour(trajectoires: Trajectoires, jour: string, { dits, enonces }: Memoire): GestePrevu[] {
  const { graine } = trajectoires.population;
  return dits.tenus<DonneesProposition>('sortie.proposee').flatMap((proposition) => {
    const { cotraitance, demandeur, dateProposition } = proposition;
    if (enonces.aDeclare(demandeur, `sortie.prononcee/${cotraitance}`)) return [];
    const echeance = prononceApresProposition(graine, cotraitance, dateProposition);
    if (echeance === null || echeance > jour) return [];
    if (trajectoires.deCotraitance(cotraitance, demandeur) === undefined) return [];
    return [sortieHorsZone(cotraitance, demandeur, jour)];
  });
}

function traitement(graine: string, alerte: Alerte, jour: string, situation: Situation): GestePrevu {
  const data = {
    cotraitance: alerte.cotraitance,
    demandeur: alerte.demandeur,
    alerte: alerte.alerte,
    dateTraitement: jour,
    ...decisionDuJour(traitementPrevu(graine, alerte.alerte, alerte.dateAlerte), situation),
  };
  return { type: 'alerte.traitee', jour, pour: alerte.cotraitance, data };
}

function sortieHorsZone(cotraitance: string, demandeur: string, jour: string): GestePrevu {
  return {
    type: 'sortie.prononcee',
    jour,
    pour: cotraitance,
    data: { cotraitance, demandeur, dateSortie: jour, motif: 'demenagement_hors_zone' },
  };
}

/** C2, as Pôle emploi sees its own statements. */
function situationDeclaree(statuts: readonly DonneesStatut[], jour: string): Situation {
  const valables = statuts.filter(({ annule, dateEffet }) => annule !== true && dateEffet <= jour);
  const ordonnes = valables.toSorted((a, b) =>
    a.dateEffet === b.dateEffet ? a.statut - b.statut : a.dateEffet < b.dateEffet ? -1 : 1,
  );
  return ordonnes.at(-1)?.situation ?? 'inscrit';
}
