import type { Partenaire } from '#annexe7';
import pg from 'pg';
import type { BancPostgres } from '../../banc/banc-postgres.js';
import { Enfant } from '../../banc/enfants.js';
import { cpuDeLArbre } from '../../banc/processus.js';
import { mediane } from '../../banc/quantiles.js';
import { SECRETS } from '../../banc/secrets-du-banc.js';
import type { DemandeDeComparaison, ResultatDeComparaison } from './comparaison.js';
import type { Difference } from './differences.js';
import type { PartenairesDeLaNuit } from './partenaires-de-la-nuit.js';
import type { MesureDeComparaison } from './resultat.js';

const PASSES = 3;

type Repere = Pick<Difference, 'partenaire' | 'vue' | 'demandeur' | 'cle' | 'nature'>;

/**
 * Both partners compared by the product's own code, several times from an empty ledger: the median is kept. What is
 * opened must be what was planted. The ledger is left empty.
 */
export async function mesurerComparaison(
  banc: BancPostgres,
  base: string,
  partenaires: PartenairesDeLaNuit,
  differences: readonly Difference[],
): Promise<MesureDeComparaison> {
  const enfant = await Enfant.demarrer('comparaison', 'test/bench/nuit/comparaison.ts');
  const client = new pg.Client({ connectionString: base });
  await client.connect();
  try {
    const demande: DemandeDeComparaison = {
      base,
      urls: partenaires.urls,
      secrets: SECRETS.partenaires satisfies Record<Partenaire, string>,
    };
    const mesures: Omit<MesureDeComparaison, 'memoire'>[] = [];
    for (let passe = 0; passe < PASSES; passe += 1) {
      await partenaires.compter();
      const avant = cpuDeLArbre(enfant.pid) + cpuDeLArbre(banc.postmaster);
      const { secondes } = await enfant.demander<ResultatDeComparaison>(demande);
      const apres = cpuDeLArbre(enfant.pid) + cpuDeLArbre(banc.postmaster);
      const { rows } = await client.query<Repere>(
        'SELECT partenaire, vue, demandeur, cle, nature FROM ecarts',
      );
      const attendus = new Set(differences.map(reperer));
      const trouvees = rows.filter((ecart) => attendus.has(reperer(ecart))).length;
      mesures.push({
        secondes,
        trafic: await partenaires.compter(),
        cpu: apres - avant,
        trouvees,
        autres: rows.length - trouvees,
      });
      await client.query('TRUNCATE ecarts, ecarts_evenements');
    }
    const milieu = mediane(mesures.map(({ secondes }) => secondes));
    const retenue = mesures.find(({ secondes }) => secondes === milieu);
    if (!retenue) throw new Error('unreachable: the median of an odd number of runs is one of them');
    return {
      ...retenue,
      trouvees: Math.min(...mesures.map(({ trouvees }) => trouvees)),
      autres: Math.max(...mesures.map(({ autres }) => autres)),
      memoire: enfant.memoire,
    };
  } finally {
    await client.end();
    await enfant.arreter();
  }
}

function reperer({ partenaire, vue, demandeur, cle, nature }: Repere): string {
  return [partenaire, vue, demandeur, cle, nature].join(' ');
}
