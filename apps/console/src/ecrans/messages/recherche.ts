import type { RechercheDeMessages } from '../../api/requetes-de-messages.js';
import type { FiltresDeMessages } from './filtres.js';

/** What is asked of the gateway: the filters of the address, and the person who stands in the page's memory alone. */
export function rechercheDe(filtres: FiltresDeMessages, demandeur: string): RechercheDeMessages {
  return { ...(filtres as RechercheDeMessages), ...(demandeur === '' ? {} : { demandeur }) };
}
