import { direFaille } from '#persistence';
import { type Controle } from './sante.js';

/**
 * The database answers, and every migration of this version has been run.
 * @param migrationsManquantes how many have not
 */
export function controleDeLaBase(migrationsManquantes: () => Promise<number>): Controle {
  return {
    async verifier() {
      const manquantes = await migrationsManquantes();
      return manquantes === 0
        ? null
        : {
            code: 'SCHEMA_INCOMPLET',
            detail: `Le schéma de la base n’est pas à jour : ${manquantes} migration(s) à exécuter.`,
          };
    },
    sansReponse: (erreur) => ({
      code: 'BASE_INDISPONIBLE',
      detail: 'La base de données ne répond pas.',
      faille: erreur === undefined ? 'DelaiDepasse' : direFaille(erreur),
    }),
  };
}
