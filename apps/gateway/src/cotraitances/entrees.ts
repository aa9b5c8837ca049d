import { CodeStructure, Curseur, Instant, Jour, Limite, OuiNon, Parmi } from '../validation/membres.js';

export const ETATS = [
  'affectee',
  'acceptee',
  'accompagnement_actif',
  'suspension',
  'alerte',
  'annulee',
  'sortie',
] as const;
export const ACTIONS = [
  'sortie_systematique',
  'annulation_a_prononcer',
  'sortie_a_prononcer',
  'incomplete',
  'double_accompagnement',
] as const;

/** Query of X5.1. */
export class EntreeEtat {
  @Jour({ description: 'Jour auquel l’état est demandé. Par défaut : aujourd’hui, à l’horloge métier.' })
  au?: string;

  @Instant({
    description:
      'Ne tenir compte que de ce qui avait été appliqué à cet instant (RFC 3339). Par défaut : tout ce qui est connu.',
    exemple: '2010-09-01T08:30:00+02:00',
  })
  connuLe?: string;
}

/** Query of X5.2, facts. */
export class EntreeFaits {
  @Instant({
    description: 'Faits appliqués à cet instant (RFC 3339). Par défaut : tous.',
    exemple: '2010-09-01T08:30:00+02:00',
  })
  connuLe?: string;
}

const PAGE = { description: 'Nombre de lignes de la page.', exemple: 50 };
export const LIMITE_PAR_DEFAUT = 50;
const LIMITE_MAX = 200;

/** Query of a list. */
export class EntreePage {
  @Curseur({ description: 'Position rendue avec la page précédente.' })
  curseur?: string;

  @Limite(LIMITE_MAX, PAGE)
  limite?: number;
}

/** Query of X5.2, list. */
export class EntreeListe extends EntreePage {
  @CodeStructure({ description: 'Structure de l’affectation.' })
  structure?: string;

  @Parmi(ETATS, { description: 'État calculé.' })
  etat?: string;

  @Parmi(ACTIONS, { description: 'Action à mener.' })
  action?: string;
}

/** Body of X5.3. */
export class EntreeAcceptation {
  @Jour({ obligatoire: true, description: 'Date de l’acceptation par la structure.' })
  dateAcceptation: string;

  @OuiNon({ description: 'Remplacer une date déjà enregistrée.' })
  corrige?: boolean;

  @OuiNon({ description: 'Retirer l’acceptation enregistrée.' })
  annule?: boolean;
}
