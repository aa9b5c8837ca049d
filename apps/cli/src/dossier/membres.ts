import { dire } from '../sortie/mots.js';
import type { ResumeDeCotraitance } from './modele.js';

/** A member of an état as people read it, under the name by which the rules explain it. */
export interface Membre {
  chemin: string;
  nom: string;
  dire: (etat: ResumeDeCotraitance) => string;
}

const date =
  (nom: string) =>
  ({ dates }: ResumeDeCotraitance): string =>
    dates[nom] ?? '–';

/** In the order in which they are shown. */
export const MEMBRES: readonly Membre[] = [
  { chemin: 'etat', nom: 'État', dire: ({ etat }) => dire(etat) },
  { chemin: 'depuis', nom: 'Depuis', dire: ({ depuis }) => depuis ?? '–' },
  { chemin: 'structure', nom: 'Structure', dire: ({ structure }) => structure ?? '–' },
  { chemin: 'dates.affectation', nom: 'Affectation', dire: date('affectation') },
  { chemin: 'dates.acceptation', nom: 'Acceptation', dire: date('acceptation') },
  { chemin: 'dates.initialisation', nom: 'Initialisation', dire: date('initialisation') },
  { chemin: 'alertes', nom: 'Alertes', dire: direAlertes },
  { chemin: 'suspension', nom: 'Sans inscription', dire: direSuspension },
  { chemin: 'annulation', nom: 'Annulation', dire: direAnnulation },
  { chemin: 'sortie', nom: 'Sortie', dire: direSortie },
  { chemin: 'prochaineEcheance', nom: 'Prochaine échéance', dire: direEcheance },
  { chemin: 'decompte', nom: 'Décompte', dire: direDecompte },
  { chemin: 'anomalies', nom: 'Anomalies', dire: ({ anomalies }) => anomalies.join(', ') || '–' },
];

/** The members that do not read the same in two états; all that has a value when there is nothing before. */
export function membresChanges(avant: ResumeDeCotraitance | null, apres: ResumeDeCotraitance): Membre[] {
  return MEMBRES.filter((membre) => (avant === null ? '–' : membre.dire(avant)) !== membre.dire(apres));
}

function direAlertes({ alertes }: ResumeDeCotraitance): string {
  return (
    alertes
      .map(
        ({ alerte, nature, dateAlerte, fin, decision }) =>
          `${alerte} (${dire(nature)}, ${dateAlerte} à ${fin ?? '…'}${decision === null ? '' : `, décision : ${dire(decision)}`})`,
      )
      .join(', ') || '–'
  );
}

function direSuspension({ suspension }: ResumeDeCotraitance): string {
  return suspension === null ? '–' : `depuis le ${suspension.depuis}, sortie le ${suspension.echeance}`;
}

function direAnnulation({ annulation }: ResumeDeCotraitance): string {
  return annulation === null ? '–' : `${annulation.date}, ${dire(annulation.motif)}`;
}

function direSortie({ sortie }: ResumeDeCotraitance): string {
  return sortie === null ? '–' : `${sortie.date}, ${dire(sortie.motif)} (${dire(sortie.mode)})`;
}

function direEcheance({ prochaineEcheance }: ResumeDeCotraitance): string {
  return prochaineEcheance === null ? '–' : `${prochaineEcheance.date}, ${dire(prochaineEcheance.nature)}`;
}

function direDecompte({ decompte }: ResumeDeCotraitance): string {
  return decompte.compte ? `oui, ${decompte.annee ?? '–'}` : `non, ${dire(decompte.raison)}`;
}
