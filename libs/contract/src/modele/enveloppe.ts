import { INSTANT } from '../formes/dates.js';
import { ATTRIBUT, CONTENU_JSON, IDENTIFIANT, SEQUENCE, VERSION_CLOUDEVENTS } from '../formes/enveloppe.js';
import { Membre } from '../membres/membre.js';

/** The attributes of a CloudEvents 1.0 event that the exchange knows (X1); `data` is judged by its type. */
export class Enveloppe {
  @Membre(VERSION_CLOUDEVENTS)
  specversion: '1.0';

  @Membre(IDENTIFIANT)
  id: string;

  @Membre(ATTRIBUT)
  source: string;

  @Membre(ATTRIBUT)
  type: string;

  @Membre(SEQUENCE)
  sequence: string;

  @Membre(ATTRIBUT, 'facultatif')
  subject?: string;

  @Membre(INSTANT, 'facultatif')
  time?: string;

  @Membre(CONTENU_JSON, 'facultatif')
  datacontenttype?: string;

  @Membre(ATTRIBUT, 'facultatif')
  correlationid?: string;

  @Membre(ATTRIBUT, 'facultatif')
  causationid?: string;
}
