import type { Sql, UniteDeTravail } from '#persistence';
import type { ReglesEnVigueur } from '../regles-en-vigueur.js';
import {
  composerRegles,
  lireContenu,
  type ContenuDesRegles,
  type SocleDesRegles,
} from './contenu-des-regles.js';
import { FLUX } from './flux.js';
import type { SourceDeRegles } from './source-de-regles.js';

/**
 * The rules as the database has them, under those of the deployment. A change that another process commits is seen by
 * the next transaction: it reads the revision with its moment, and the rules are read again when it has moved on.
 */
export class ReglesCourantes implements SourceDeRegles {
  #dernieres: { revision: number; regles: ReglesEnVigueur } | undefined;

  constructor(private readonly socle: SocleDesRegles) {}

  async enVigueur(sql: Sql, revision: number): Promise<ReglesEnVigueur> {
    if (this.#dernieres?.revision === revision) return this.#dernieres.regles;
    const { revision: lue, ...contenu } = await lireContenu(sql);
    const regles = this.composer(contenu);
    // A long reading may ask for a revision that is over: it does not put the newer one aside.
    if (lue > (this.#dernieres?.revision ?? -1)) this.#dernieres = { revision: lue, regles };
    return regles;
  }

  /** What the rules would be with this content: a simulation. */
  composer(contenu: ContenuDesRegles): ReglesEnVigueur {
    return composerRegles(this.socle, contenu);
  }

  /**
   * Records the flux of the deployment when none has been, so that each has its history from the first day (H6). Processes
   * that start together record them once.
   */
  async semer(unite: UniteDeTravail): Promise<void> {
    const { parDefaut, flux } = this.socle.activations;
    await unite.executer(async (sql) => {
      await sql('SELECT FROM revisions_regles FOR UPDATE');
      if ((await sql('SELECT FROM activations_flux LIMIT 1')).length > 0) return;
      const generaux = FLUX.map((un) => ({ ...un, depuis: parDefaut }));
      await sql(
        `INSERT INTO activations_flux (vers, type, structure, depuis, par, motif)
         SELECT vers, type, structure, depuis, 'config', 'premier démarrage'
         FROM json_to_recordset($1::json) AS f (vers text, type text, structure text, depuis date)`,
        [JSON.stringify([...generaux, ...flux])],
      );
    });
  }
}
