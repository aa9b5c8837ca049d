import { ajouterAns, estDateCivile } from '#annexe7';
import type { FastifyInstance } from 'fastify';
import type { Contexte } from './contexte.js';
import { lireObjet, CorpsInvalide, lireEntier, lireJson } from './corps-json.js';
import { etatDuPartenaire } from './etat.js';
import { lireFaitsAEnoncer } from './lire-enonces.js';
import { lireRetouche } from './lire-retouche.js';

const REGISTRE_PAR_DEFAUT = 1_000;
const REGISTRE_MAXIMUM = 10_000;
const ANNEES_A_LA_FOIS = 5;
const DUREE_DE_JETON_MAXIMALE = 86_400;

/** The operator's side of a partner: advance its days, make it state a fact, forget cursors, read its ledger. */
export function routesAdmin(serveur: FastifyInstance, contexte: Contexte): void {
  const { cours, curseurs, dits, expediteur, jetons, retouches } = contexte;

  serveur.get('/admin/etat', () => etatDuPartenaire(contexte));

  serveur.post('/admin/jour', (requete) => {
    const { date } = lireObjet(requete);
    if (typeof date !== 'string' || !estDateCivile(date)) {
      throw new CorpsInvalide('« date » doit être une date AAAA-MM-JJ.');
    }
    if (date > ajouterAns(cours.dernierJour(), ANNEES_A_LA_FOIS)) {
      throw new CorpsInvalide(`On ne vit pas plus de ${ANNEES_A_LA_FOIS} ans à la fois.`);
    }
    const avancee = cours.vivreJusqua(date);
    expediteur.reveiller();
    return avancee;
  });

  serveur.post('/admin/enoncer', async (requete, reply) => {
    const faits = lireFaitsAEnoncer(lireJson(requete), cours.aujourdhui());
    const enonces = cours.enoncer(faits);
    expediteur.reveiller();
    return reply.code(201).send({
      enonces: enonces.map(({ id, type, cle, sequence }) => ({ id, type, cle, sequence })),
    });
  });

  serveur.post('/admin/alterer', (requete) => ({
    issue: retouches.appliquer(lireRetouche(lireObjet(requete)), cours.aujourdhui()),
  }));

  serveur.post('/admin/oublier-curseurs', () => {
    curseurs.oublier();
    return { oublies: true };
  });

  serveur.post('/admin/jetons', (requete) => {
    const { dureeSecondes, revoquer } = lireObjet(requete);
    if (dureeSecondes !== undefined) jetons.dureeSecondes = dureeDeJeton(dureeSecondes);
    if (revoquer === true) jetons.revoquer();
    return { dureeSecondes: jetons.dureeSecondes };
  });

  serveur.get<{ Querystring: { apres?: string; limite?: string } }>('/admin/registre', (requete) => {
    const { apres, limite } = requete.query;
    const lignes = dits.registre(
      lireEntier(apres, 0, 0, Number.MAX_SAFE_INTEGER),
      lireEntier(limite, REGISTRE_PAR_DEFAUT, 1, REGISTRE_MAXIMUM),
    );
    return { lignes, apres: lignes.at(-1)?.rang ?? lireEntier(apres, 0, 0, Number.MAX_SAFE_INTEGER) };
  });
}

function dureeDeJeton(valeur: unknown): number {
  if (typeof valeur === 'number' && valeur > 0 && valeur <= DUREE_DE_JETON_MAXIMALE) return valeur;
  throw new CorpsInvalide('« dureeSecondes » doit être un nombre de secondes, au plus un jour.');
}
