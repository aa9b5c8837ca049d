import type { VueEtape, VueSynchronisation } from '../lire-synchronisations.js';
import { direCode, direContenu, libelle } from './libelles.js';

/** The report as a page of text, for a mail or a file. */
export function rapportEnTexte(vue: VueSynchronisation): string {
  const { plan, etat, jour, etapes, rapport } = vue;
  return [
    `Synchronisation ${plan === 'nocturne' ? 'de la nuit' : 'demandée'} du ${jour} : ${libelle(etat)}`,
    `Identifiant : ${vue.id}`,
    `Demandée le ${vue.demandeeLe}${vue.debut === null ? '' : `, commencée le ${vue.debut}`}${vue.fin === null ? '' : `, finie le ${vue.fin}`}`,
    ...section('Étapes', etapes.flatMap(direEtape)),
    ...(rapport === null
      ? []
      : [
          ...section('Reçus', direContenu(rapport.recus)),
          ...section('Appliqués', direContenu(rapport.appliques)),
          ...section('Dits', direContenu(rapport.dits)),
          ...section('États avant', direContenu(rapport.etatsAvant)),
          ...section('États après', direContenu(rapport.etatsApres)),
        ]),
    '',
  ].join('\n');
}

function section(titre: string, lignes: readonly string[]): string[] {
  return lignes.length === 0 ? [] : ['', titre, ...lignes.map((ligne) => `  ${ligne}`)];
}

function direEtape({ etape, etat, cause, resultat }: VueEtape): string[] {
  const pourquoi = cause === null ? '' : ` (${direCode(cause)})`;
  return [
    `${libelle(etape)} : ${libelle(etat)}${pourquoi}`,
    ...direContenu(resultat ?? {}).map((ligne) => `  ${ligne}`),
  ];
}
