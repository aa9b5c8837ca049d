import { direNombre, NOMS_DES_PARTENAIRES } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import { direRejeu, rejouables, type DossierDeRejeu, type RejeuDemande } from './modele.js';
import { rendreRaisons } from './rendre-verdicts.js';

const LARGEUR_DE_VALEUR = 48;

/** A preview, for the person who has to approve it: verdicts, dossiers member by member, what would leave, reasons. */
export function rendreApercu(rejeu: RejeuDemande, dossiersMontres: number): string {
  const { avancement, verdicts, apercuDesDossiers, messages } = rejeu;
  const montres = apercuDesDossiers.slice(0, dossiersMontres);
  const reste = rejeu.dossiers - montres.length;
  return [
    `Simulation ${rejeu.id} : ${direNombre(rejouables(rejeu))} message(s) sur ${direNombre(avancement.total)} auraient un effet.`,
    '',
    tableau(
      ['Verdict prévu', 'Messages'],
      Object.entries(verdicts).map(([verdict, nombre]) => [direRejeu(verdict), direNombre(nombre)]),
    ),
    ...montres.flatMap((dossier, rang) => rendreDossier(dossier, rang + 1)),
    ...(reste > 0
      ? ['', `  … et ${direNombre(reste)} autre(s) dossier(s) : --dossiers ${rejeu.dossiers}`]
      : []),
    ...rendreRaisons(messages),
  ].join('\n');
}

function rendreDossier(
  { cotraitances, departs, messages, empreinte }: DossierDeRejeu,
  numero: number,
): string[] {
  const noms = new Set([...cotraitances, ...departs].flatMap(({ cotraitance }) => cotraitance ?? []));
  const suite = noms.size === 0 ? '' : ` (${[...noms].join(', ')})`;
  return [
    '',
    `Dossier ${numero}${suite} : ${direNombre(messages.length)} message(s), empreinte ${empreinte.slice(0, 12)}`,
    ...cotraitances.flatMap(({ differences, nouvelle, cotraitance }) => [
      ...(cotraitances.length > 1 || nouvelle ? [`  ${cotraitance}${nouvelle ? ' (nouvelle)' : ''}`] : []),
      tableau(
        ['Membre', 'Avant', 'Après'],
        differences
          .filter(({ avant, apres }) => !vide(avant) || !vide(apres))
          .map(({ membre, avant, apres }) => [membre, direValeur(avant), direValeur(apres)]),
      ),
    ]),
    ...departs.map(
      ({ partenaire, objet, sequence, retrait }) =>
        `  → ${NOMS_DES_PARTENAIRES[partenaire as keyof typeof NOMS_DES_PARTENAIRES]} : ${retrait ? 'retrait de ' : ''}${objet}, version ${Number(sequence)}`,
    ),
  ];
}

function vide(valeur: unknown): boolean {
  return valeur === null || (Array.isArray(valeur) && valeur.length === 0);
}

function direValeur(valeur: unknown): string {
  if (vide(valeur)) return '–';
  const texte = typeof valeur === 'string' ? valeur : JSON.stringify(valeur);
  return texte.length > LARGEUR_DE_VALEUR ? `${texte.slice(0, LARGEUR_DE_VALEUR - 1)}…` : texte;
}
