import type { Partenaire, TypeFait } from '#annexe7';
import { controlerDonnees, estEnveloppe, refuserEnveloppe } from './controler-donnees.js';
import type { Evenement, SourceEvenement } from './evenement.js';
import { CATALOGUE, type DefinitionDeType } from './modele/catalogue.js';
import { refus, type Refus } from './refus.js';
import { refuser } from './refuser.js';
import { typeComplet, typeCourt } from './types-evenement.js';
import type { ContexteControle, Verdict } from './verdict.js';

const NOMS: Readonly<Record<DefinitionDeType['proprietaire'], string>> = {
  gide: 'Pôle emploi (GIDE)',
  parcours3: 'la mission locale (Parcours 3)',
  dude: 'la passerelle elle-même',
};

const SYSTEMES: Readonly<Record<ContexteControle['porte'], Partenaire>> = {
  'urn:gide': 'gide',
  'urn:parcours3': 'parcours3',
};

const SOURCE_DE_LA_PASSERELLE: SourceEvenement = 'urn:dude';

/**
 * X3.3. What becomes of one event at a door, in the order of the contract: envelope, echo (H5), type,
 * authority (B1), data. Pure; the memory of ids (X3.4) is asked afterwards by the caller.
 */
export function controlerEvenement(brut: unknown, contexte: ContexteControle): Verdict {
  if (!estEnveloppe(brut)) return refuserEnveloppe(brut);
  if (estUnEcho(brut, contexte)) return { verdict: 'echo', evenement: brut };
  const type = typeCourt(brut.type);
  if (type === undefined) return refuser(brut, refus('TYPE_INCONNU'));
  const interdit = defautDHabilitation(brut.source, type, contexte.porte);
  if (interdit !== undefined) return refuser(brut, interdit);
  return controlerDonnees(brut, type, CATALOGUE[type].enonce);
}

/** H5. What we said ourselves, or what a partner says because we said something. */
function estUnEcho({ source, causationid }: Evenement, contexte: ContexteControle): boolean {
  if (source === SOURCE_DE_LA_PASSERELLE) return true;
  return causationid !== undefined && contexte.estDesNotres(causationid);
}

/** B1. The source must be the door's, and a type is stated by its owner alone. */
function defautDHabilitation(
  source: string,
  type: TypeFait,
  porte: ContexteControle['porte'],
): Refus | undefined {
  if (source !== porte) {
    return refus('EMETTEUR_NON_HABILITE', {
      detail: `À cette porte, le membre « source » doit être « ${porte} » : corrigez-le, ou envoyez l’événement à la porte de son système.`,
      pointeur: '/source',
    });
  }
  const { proprietaire } = CATALOGUE[type];
  if (proprietaire === SYSTEMES[porte]) return undefined;
  if (porte === 'urn:parcours3' && type === 'sortie.prononcee') return refus('SORTIE_RESERVEE_A_POLE_EMPLOI');
  return refus('EMETTEUR_NON_HABILITE', {
    detail: `Le type « ${typeComplet(type)} » n’est énoncé que par ${NOMS[proprietaire]} : ce système ne peut pas l’énoncer, ne l’envoyez pas.`,
  });
}
