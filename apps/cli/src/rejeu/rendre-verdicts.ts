import { direInstant, direNombre } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import { direRejeu, type MessageDeRejeu, type Rejeu } from './modele.js';

/** A replay with its figures. */
export function rendreRejeu(rejeu: Rejeu): string {
  const { avancement, verdicts, motif, debut, fin, debit } = rejeu;
  return [
    `Rejeu ${rejeu.id} ${direRejeu(rejeu.etat)} : ${direNombre(avancement.fait)}/${direNombre(avancement.total)} message(s), ${debit}/s.`,
    ...(motif === null ? [] : [`  Motif : ${motif}`]),
    ...direLaConfirmation(rejeu),
    ...(rejeu.apercu === null ? [] : [`  Simulation approuvée : ${rejeu.apercu}`]),
    ...(debut === null ? [] : [`  Du ${direInstant(debut)}${fin === null ? '' : ` au ${direInstant(fin)}`}`]),
    '',
    tableau(
      ['Verdict', 'Messages'],
      Object.entries(verdicts).map(([verdict, nombre]) => [direRejeu(verdict), direNombre(nombre)]),
    ),
  ].join('\n');
}

function direLaConfirmation({ id, etat, confirmation: { par, nom, motif } }: Rejeu): string[] {
  if (etat === 'a_confirmer')
    return [
      `  Au-delà du seuil : quelqu’un d’autre le confirme, dans la console ou par « rejeu confirmer ${id} ».`,
    ];
  return par === null ? [] : [`  Confirmé par ${nom ?? par} : ${motif ?? ''}`];
}

export function rendreListe(rejeux: readonly Rejeu[]): string {
  return tableau(
    ['Demandé le', 'État', 'Fait', 'Total', 'Motif', 'Identifiant'],
    rejeux.map(({ demandeLe, etat, avancement, motif, id }) => [
      direInstant(demandeLe),
      direRejeu(etat),
      direNombre(avancement.fait),
      direNombre(avancement.total),
      motif ?? '–',
      id,
    ]),
  );
}

/** Why messages have no effect, or not the one that was wanted: one line for each reason. */
export function rendreRaisons(messages: readonly MessageDeRejeu[]): string[] {
  const raisons = new Map<string, { verdict: string; detail: string; nombre: number; exemple: string }>();
  for (const { verdict, detail, code, message } of messages) {
    if (verdict === null || (detail === null && code === null)) continue;
    const texte = detail ?? code ?? '';
    const nom = `${verdict} ${texte}`;
    const raison = raisons.get(nom) ?? { verdict, detail: texte, nombre: 0, exemple: message };
    raison.nombre += 1;
    raisons.set(nom, raison);
  }
  return [...raisons.values()].flatMap(({ verdict, detail, nombre, exemple }) => [
    '',
    `  ${direNombre(nombre)} ${direRejeu(verdict)} (par exemple ${exemple})`,
    `    ${detail}`,
  ]);
}
