import { ProblemeHttp, type Identite } from '#access';
import { DEBIT_PAR_DEFAUT, type DemandeDeRejeu, type IssueDemande, type Perimetre } from '#exchange';
import { cleDIdempotenceReutilisee, lireCleDIdempotence } from '../http/cle-d-idempotence.js';
import { refuser } from '../validation/valider-entrees.pipe.js';
import type { EntreeRejeu } from './entrees.js';

/** A request whose members have been checked one by one, as the use case takes it. @throws ProblemeHttp 400 */
export function lireDemande(
  entree: EntreeRejeu,
  cle: string | undefined,
  { acteur, tousDroits }: Identite,
  { perimetre, seuil }: { perimetre: Perimetre; seuil: number },
): DemandeDeRejeu {
  const simulation = entree.simulation ?? false;
  const motif = entree.motif?.trim() ?? null;
  if (!simulation && motif === null)
    throw refuser([{ pointeur: '/motif', detail: 'Dites pourquoi : un rejeu qui s’exécute a un motif.' }]);
  return {
    acteur,
    cleIdempotence: lireCleDIdempotence(cle, 'rejeu'),
    perimetre,
    simulation,
    cible: lireCible(entree, simulation),
    motif,
    debit: entree.debit ?? DEBIT_PAR_DEFAUT,
    // The start-up key is of the installation, not of somebody: what it asks for runs (X5.4).
    seuil: tousDroits ? null : seuil,
  };
}

function lireCible(entree: EntreeRejeu, simulation: boolean): DemandeDeRejeu['cible'] {
  const { apercu, ids, filtre, groupe } = entree;
  const donnees = Object.entries({ apercu, ids, filtre, groupe }).filter(
    ([, valeur]) => valeur !== undefined,
  );
  if (donnees.length !== 1)
    throw refuser([
      {
        pointeur: `/${donnees[1]?.[0] ?? 'filtre'}`,
        detail: 'Dites quoi rejouer, d’une seule façon : apercu, ids, filtre ou groupe.',
      },
    ]);
  if (apercu !== undefined) {
    if (simulation)
      throw refuser([{ pointeur: '/apercu', detail: 'Un aperçu s’exécute : retirez « simulation ».' }]);
    return { par: 'apercu', apercu: apercu.toLowerCase() };
  }
  if (ids !== undefined) return { par: 'ids', ids: [...new Set(ids.map((id) => id.toLowerCase()))] };
  if (groupe !== undefined) return { par: 'groupe', groupe };
  const filtres = Object.fromEntries(
    Object.entries(filtre ?? {}).filter(([, valeur]) => valeur !== undefined),
  );
  if (Object.keys(filtres).length === 0)
    throw refuser([{ pointeur: '/filtre', detail: 'Donnez au moins un filtre.' }]);
  return { par: 'filtre', filtre: filtres };
}

/** The replay that was made or found. @throws ProblemeHttp for every other outcome */
export function rejeuOuProbleme(issue: IssueDemande): { rejeu: string; cree: boolean } {
  switch (issue.issue) {
    case 'cree':
    case 'deja_demande':
      return { rejeu: issue.rejeu, cree: issue.issue === 'cree' };
    case 'cle_reutilisee':
      throw cleDIdempotenceReutilisee();
    case 'apercu_inconnu':
      throw new ProblemeHttp(
        404,
        'APERCU_INCONNU',
        'Aucune simulation de votre périmètre ne porte cet identifiant.',
        {
          membres: { pointeur: '/apercu' },
        },
      );
    case 'inconnus':
      throw new ProblemeHttp(
        404,
        'MESSAGE_INCONNU',
        'Des identifiants ne désignent aucun message de votre périmètre : retirez-les.',
        { membres: { pointeur: '/ids', inconnus: issue.ids } },
      );
    case 'aucun':
      throw new ProblemeHttp(422, 'SELECTION_VIDE', 'Aucun message ne répond à cette sélection.');
    case 'trop':
      throw new ProblemeHttp(
        422,
        'SELECTION_TROP_GRANDE',
        `Cette sélection dépasse ${issue.maximum} messages : resserrez le filtre, par exemple par jour ou par type, et faites plusieurs rejeux.`,
      );
    case 'deja_en_rejeu':
      throw new ProblemeHttp(
        409,
        'DEJA_EN_REJEU',
        'Des messages de cette sélection attendent leur verdict dans un autre rejeu : attendez sa fin, ou interrompez-le.',
        { membres: { rejeux: issue.rejeux } },
      );
  }
}
