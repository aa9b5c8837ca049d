import { dire, direInstant, direJour } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import type { EtatDeCotraitance, FaitsDeCotraitance, PasDeFrise } from './modele.js';
import { nommeur } from './nommer-messages.js';
import { rendreAppris } from './rendre-appris.js';

const DATES: Readonly<Record<string, string>> = {
  affectation: 'Affectation',
  acceptation: 'Acceptation',
  initialisation: 'Initialisation',
  annulation: 'Annulation',
  sortie: 'Sortie',
};

/** What was known at an instant, beside what is known now of the same day (A4). */
export interface Croyance {
  connuLe: string;
  su: EtatDeCotraitance;
  faits: FaitsDeCotraitance;
}

/** A dossier as a person reads it in a terminal. */
export function rendreDossier(
  etat: EtatDeCotraitance,
  faits: FaitsDeCotraitance,
  frise: readonly PasDeFrise[],
  croyance: Croyance | null,
): string {
  const parties = [
    `Cotraitance ${etat.cotraitance}   demandeur ${etat.demandeur}   structure ${etat.structure ?? 'inconnue'}   version ${etat.version}`,
    situation(etat, croyance?.connuLe ?? null),
    bloc('Appris depuis', croyance === null ? '' : rendreAppris(etat, croyance.su, croyance.faits)),
    bloc(
      'Frise',
      frise.length > 0
        ? rendreFrise(frise, etat.au)
        : '  Pas d’affectation connue : la cotraitance est incomplète.',
    ),
    bloc('Ce qui l’a fixée', rendreOrigines(etat, nommeur(faits))),
    bloc('Alertes', rendreAlertes(etat)),
    bloc('À faire', rendreActions(etat)),
    bloc('Anomalies', etat.anomalies.map((code) => `  ${code}`).join('\n')),
    bloc('Faits', rendreFaits(faits)),
  ];
  return parties.filter((partie) => partie !== '').join('\n\n');
}

function situation(
  { au, phase, etat, depuis, suspension, prochaineEcheance, decompte, sortie, annulation }: EtatDeCotraitance,
  connuLe: string | null,
): string {
  const quand = `Au ${direJour(au)}${connuLe === null ? '' : `, d’après ce qui était connu le ${direInstant(connuLe)}`}`;
  const lignes = [
    phase === null
      ? `${quand} : pas d’état.`
      : `${quand} : ${dire(etat)} depuis le ${depuis ?? '–'} (phase ${dire(phase)}).`,
  ];
  if (sortie) lignes.push(`Sortie le ${sortie.date} : ${dire(sortie.motif)} (${dire(sortie.mode)}).`);
  if (annulation) lignes.push(`Annulation le ${annulation.date} : ${dire(annulation.motif)}.`);
  if (suspension)
    lignes.push(
      `Sans inscription depuis le ${suspension.depuis} ; sortie le ${suspension.echeance} sans réinscription avant.`,
    );
  if (prochaineEcheance)
    lignes.push(`Prochaine échéance : ${prochaineEcheance.date}, ${dire(prochaineEcheance.nature)}.`);
  lignes.push(
    decompte.compte
      ? `Compte au titre de ${decompte.annee ?? '–'}.`
      : `Ne compte pas : ${dire(decompte.raison)}.`,
  );
  return lignes.join('\n');
}

/** The day asked is marked; what comes after it is what will be if nothing new is learnt. */
function rendreFrise(frise: readonly PasDeFrise[], au: string): string {
  const present = frise.findLastIndex(({ depuis }) => depuis <= au);
  const largeur = Math.max(...frise.map(({ etat }) => dire(etat).length));
  const largeurPhase = Math.max(...frise.map(({ phase }) => dire(phase).length));
  return frise
    .map(({ depuis, phase, etat, regle }, rang) => {
      const trait = rang === frise.length - 1 ? '└' : rang === 0 ? '┌' : '├';
      const marque = rang === present ? `  ◀ ${au}` : rang > present ? '  (à venir)' : '';
      return `  ${depuis} ${trait}${rang <= present ? '━' : '┄'} ${dire(phase).padEnd(largeurPhase)}  ${dire(etat).padEnd(largeur)}  ${regle}${marque}`;
    })
    .join('\n');
}

function rendreOrigines(
  { dates, regles }: EtatDeCotraitance,
  nommer: (ids: readonly string[]) => string,
): string {
  const lignes = Object.entries(DATES).flatMap(([membre, nom]) => {
    const date = dates[membre];
    const origine = regles[`dates.${membre}`];
    return date ? [[nom, date, origine?.regle ?? '', nommer(origine?.messages ?? [])]] : [];
  });
  const autres = (['etat', 'prochaineEcheance', 'decompte'] as const).flatMap((membre) => {
    const origine = regles[membre];
    const nom = { etat: 'État', prochaineEcheance: 'Prochaine échéance', decompte: 'Décompte' }[membre];
    return origine ? [[nom, '', origine.regle, nommer(origine.messages)]] : [];
  });
  return lignes.length + autres.length === 0
    ? ''
    : tableau(['Quoi', 'Date', 'Règle', 'Message'], [...lignes, ...autres]);
}

function rendreAlertes({ alertes }: EtatDeCotraitance): string {
  if (alertes.length === 0) return '';
  return tableau(
    ['Alerte', 'Nature', 'Depuis', 'Jusqu’au', 'Décision'],
    alertes.map(({ alerte, nature, dateAlerte, fin, decision }) => [
      alerte,
      dire(nature),
      dateAlerte,
      fin ?? 'ouverte',
      dire(decision),
    ]),
  );
}

function rendreActions({ actions }: EtatDeCotraitance): string {
  return actions
    .map(({ type, depuis, pour }) => `  ${dire(type)}, depuis le ${depuis}, par ${dire(pour)}`)
    .join('\n');
}

function rendreFaits({ faits }: FaitsDeCotraitance): string {
  return tableau(
    ['Fait', 'Version', 'Énoncé par', 'Connu le', ''],
    faits.map(({ cle, sequence, message, connuLe, annule }) => [
      cle.replace(/\/\d{7}[0-9A-Z](?=\/)/, ''),
      String(Number(sequence)),
      dire(message.partenaire),
      direInstant(connuLe),
      annule ? 'retiré' : '',
    ]),
  );
}

function bloc(titre: string, contenu: string): string {
  return contenu === '' ? '' : `${titre}\n${contenu}`;
}
