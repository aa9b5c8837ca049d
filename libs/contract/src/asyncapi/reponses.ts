import type { SchemaJson } from '../formes/forme.js';
import { TYPE_PROBLEME } from '../probleme.js';
import { RefusDEvenement, ReponseReception } from '../reponses/reception.js';
import { ReponseFlux, ResultatFlux } from '../reponses/resultats.js';
import { schemaDe } from '../schemas.js';

/** A class whose list member holds objects of another class. */
function avecListe(schema: SchemaJson, membre: string, element: SchemaJson): SchemaJson {
  const proprietes = schema['properties'] as Readonly<Record<string, SchemaJson>>;
  return { ...schema, properties: { ...proprietes, [membre]: { ...proprietes[membre], items: element } } };
}

/** What is answered to a webhook or to a flux (X3.3, X3.6, X4.2). */
export const MESSAGES_DE_REPONSE: Readonly<Record<string, SchemaJson>> = {
  accuse: {
    name: 'accuse',
    title: '202 : chaque événement accepté est enregistré',
    contentType: 'application/json',
    payload: avecListe(schemaDe(ReponseReception), 'refuses', schemaDe(RefusDEvenement)),
  },
  resultats: {
    name: 'resultats',
    title: '200 : ce que le partenaire a fait de chaque événement',
    contentType: 'application/json',
    payload: avecListe(schemaDe(ReponseFlux), 'resultats', schemaDe(ResultatFlux)),
  },
  probleme: {
    name: 'probleme',
    title: 'RFC 9457 : 400, 401, 413, 415, 429 et 503 (avec Retry-After)',
    contentType: TYPE_PROBLEME,
    payload: {
      type: 'object',
      required: ['type', 'title', 'status', 'detail'],
      properties: {
        type: { type: 'string' },
        title: { type: 'string' },
        status: { type: 'integer', minimum: 400, maximum: 599 },
        detail: { type: 'string', description: 'Une phrase en français qui dit ce qu’il faut corriger.' },
        code: { type: 'string' },
      },
    },
  },
};
