import { direInstant } from '../sortie/mots.js';
import { tableau } from '../sortie/tableau.js';
import { direAge, direDEcart, direEtat, direPrecision } from './mots.js';
import type { EcartDetailleDit } from './modele.js';

/** One écart: what differs, why, what the policy says, both values side by side, its life. */
export function rendreEcart(ecart: EcartDetailleDit): string {
  const { partenaire, vue, comparaison, politique, decision, soumisParceQue } = ecart;
  return [
    `Écart ${ecart.id} : ${direEtat(ecart)}`,
    `  ${ecart.constat}`,
    `  ${ecart.pourquoi}`,
    ...(soumisParceQue === null ? [] : [`  ${soumisParceQue}`]),
    '',
    `  Partenaire    ${direDEcart(partenaire)} (${vue} : ${direDEcart(vue)})`,
    `  Fait          ${ecart.cle}`,
    `  Cotraitance   ${ecart.cotraitance ?? '–'}${ecart.structure === null ? '' : `, structure ${ecart.structure}`}${ecart.site === null ? '' : `, site ${ecart.site}`}`,
    `  Fait foi      ${direDEcart(ecart.proprietaire)}`,
    `  Ouvert        le ${direInstant(ecart.depuis)} (${direAge(ecart.ageJours)}), vu la dernière fois le ${direInstant(ecart.vuLe)}`,
    ...(ecart.ouvertures === 1
      ? []
      : [`  Déjà ouvert   ${ecart.ouvertures} fois depuis le ${direInstant(ecart.premierLe)}`]),
    `  Politique     ${politique === null ? 'aucune' : `${politique.decision} : ${politique.phrase}`}`,
    ...(decision === null
      ? []
      : [`  Décidé        le ${direInstant(decision.le)} par ${decision.par} : ${decision.motif ?? '–'}`]),
    ...(ecart.message === null ? [] : [`  Corrigé par   le message ${ecart.message} (« message montrer »)`]),
    ...(ecart.closLe === null
      ? []
      : [`  Clos          le ${direInstant(ecart.closLe)} : ${direDEcart(ecart.resolution)}`]),
    ...(ecart.closLe === null
      ? [
          `  Décider       npm run passerelle -- ecart ${ecart.id} … --empreinte ${ecart.empreinte} --motif "…"`,
        ]
      : []),
    '',
    tableau(
      ['', 'Membre', 'Passerelle', direDEcart(partenaire)],
      [
        ...versions(ecart),
        ...comparaison.map(({ membre, nous, eux, accord }) => [
          accord ? '' : '✗',
          membre,
          direValeur(nous),
          direValeur(eux),
        ]),
      ],
    ),
    '',
    tableau(
      ['Le', 'Ce qui est arrivé', 'Par', 'Précision'],
      ecart.vie.map(({ le, evenement, par, nom, detail }) => [
        direInstant(le),
        direDEcart(evenement),
        nom ?? par,
        direPrecision(detail),
      ]),
    ),
  ].join('\n');
}

function versions({ nous, eux }: EcartDetailleDit): string[][] {
  const ici = nous === null ? 'rien' : (nous.sequence ?? '–');
  const laBas = eux === null ? 'rien' : (eux.sequence ?? '–');
  return [[ici === laBas ? '' : '✗', '(version)', ici, laBas]];
}

function direValeur(valeur: unknown): string {
  if (valeur === null || valeur === undefined) return '–';
  return typeof valeur === 'string' ? valeur : JSON.stringify(valeur);
}
