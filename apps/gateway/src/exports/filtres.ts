import type { FiltresDExport } from '#exports';
import { OmitType } from '@nestjs/swagger';
import type { Type } from '@nestjs/common';
import { FiltreDAuditDecrit } from '../audit/entrees.js';
import { EntreeListe } from '../cotraitances/entrees.js';
import { FiltreDEcartsDecrit } from '../ecarts/entrees.js';
import { FiltreDeMessagesDecrit } from '../messages/entrees.js';
import { CodeStructure, Parmi } from '../validation/membres.js';
import { refuser, valider } from '../validation/valider-entrees.pipe.js';

/** The filters of the screens, as their readings take them, without the person: these are kept. */
class FiltreDeMessagesGarde extends OmitType(FiltreDeMessagesDecrit, ['demandeur'] as const) {}
class FiltreDeCotraitancesGarde extends OmitType(EntreeListe, ['curseur', 'limite'] as const) {}
class FiltreDEcartsGarde extends FiltreDEcartsDecrit {}
class FiltreDAuditGarde extends FiltreDAuditDecrit {}
class FiltreDEchecsGarde {
  @Parmi(['gide', 'parcours3'], { description: 'Partenaire.' })
  partenaire?: string;

  @Parmi(['entrant', 'sortant'], { description: 'Sens, vu de la passerelle.' })
  sens?: string;
}
/** The worklist: its tab says the rest. */
class FiltreDeTravailGarde {
  @Parmi(['accepter', 'initialiser', 'alertes', 'sorties', 'incompletes', 'actions'], {
    description: 'Onglet.',
  })
  onglet?: string;

  @CodeStructure({ description: 'Structure.' })
  structure?: string;
}
class SansFiltre {}

/** What a list of that name may be filtered by. */
const CLASSES = {
  messages: FiltreDeMessagesGarde,
  cotraitances: FiltreDeCotraitancesGarde,
  travail: FiltreDeTravailGarde,
  ecarts: FiltreDEcartsGarde,
  echecs: FiltreDEchecsGarde,
  audit: FiltreDAuditGarde,
  nuits: SansFiltre,
} as const satisfies Readonly<Record<string, Type<object>>>;

export type ListeFiltree = keyof typeof CLASSES;

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;
const NUMERO_DE = /(?<![0-9A-Z])\d{7}[0-9A-Z](?![0-9A-Z])/iu;

/** True when a text holds what has the form of a numéro DE; ids of ours are not looked at. */
export function nommeQuelquUn(texte: string): boolean {
  return NUMERO_DE.test(texte.replace(UUID, ''));
}

/** The number of a cotraitance is of its partner, who may make it of any figures: it is a numéro DE when it is nothing else. */
const EST_UN_NUMERO_DE = /^\d{7}[0-9A-Z]$/iu;

function nomme(membre: string, valeur: string): boolean {
  return membre === 'cotraitance' ? EST_UN_NUMERO_DE.test(valeur.trim()) : nommeQuelquUn(valeur);
}

/**
 * Filters that are going to be kept, checked member by member against those of their list.
 * @throws ProblemeHttp 400: unknown, wrong, or that would name a person
 */
export async function lireFiltres(liste: ListeFiltree, filtres: unknown): Promise<FiltresDExport> {
  const lus = await valider(CLASSES[liste], filtres ?? {}, '/filtres');
  const donnes = Object.entries(lus).filter(([, valeur]) => valeur !== undefined);
  for (const [membre, valeur] of donnes)
    if (typeof valeur === 'string' && nomme(membre, valeur))
      throw refuser([
        {
          pointeur: `/filtres/${membre}`,
          detail: 'Ce filtre a la forme d’un numéro de demandeur d’emploi : il ne se garde pas.',
        },
      ]);
  return Object.fromEntries(donnes);
}
