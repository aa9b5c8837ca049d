import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CLES_DU_BANC } from '../../banc/secrets-du-banc.js';
import { type Construction, construire, migrer, NeCompilePas } from '../construction.js';
import { manque } from '../invariants/manquement.js';
import { LES_DEUX, type Scenario } from './scenario.js';

const RACINE = fileURLToPath(new URL('../../..', import.meta.url));
const MIGRATIONS = 'libs/persistence/src/migrations';

/**
 * The former version may know no key, and could not read what is encrypted: until it has ended, the new one reads both
 * and writes as before (docs/exploitation.md, « Coming from a version without encryption »).
 */
const CLES_DE_PASSAGE = { PASSERELLE_CLES_DE_CHIFFREMENT: `clair,${CLES_DU_BANC}` };

/** How many commits before the newest migration are tried: not each of them is a product that starts. */
const ESSAIS = 15;

let trouvee: string | null | undefined;

/** The last state of the product that starts and has not the newest migration; null where git knows none. */
function revisionPrecedente(): string | null {
  return (trouvee ??= revisionsAvantLaMigration().find(demarre) ?? null);
}

function revisionsAvantLaMigration(): string[] {
  const git = (...args: string[]): string[] => {
    const { stdout } = spawnSync('git', args, { cwd: RACINE, encoding: 'utf8' });
    return stdout.split('\n').filter((ligne) => ligne !== '');
  };
  // The commit that brought the newest migration, whatever was mended in older ones since.
  const [nouvelle] = git('log', '--diff-filter=A', '-1', '--format=%H', '--', MIGRATIONS);
  return nouvelle === undefined ? [] : git('log', '--format=%H', '-n', String(ESSAIS), `${nouvelle}^`);
}

function construireSiPossible(revision: string): Construction | null {
  try {
    return construire(revision);
  } catch (erreur) {
    if (erreur instanceof NeCompilePas) return null;
    throw erreur;
  }
}

/** Its programs load whole: without any setting they then end with a sentence about the settings. */
function demarre(revision: string): boolean {
  const construction = construireSiPossible(revision);
  if (construction === null) return false;
  try {
    return ['gateway', 'worker', 'migration'].every((app) => {
      const { stderr } = spawnSync(process.execPath, [construction.programme(app)], {
        cwd: construction.dossier,
        env: { PATH: process.env.PATH },
        encoding: 'utf8',
      });
      return !/ERR_MODULE|SyntaxError/.test(stderr);
    });
  } finally {
    construction.supprimer();
  }
}

function construireLAncienne(): Construction {
  const revision = revisionPrecedente();
  if (revision === null) throw new Error('unreachable: the scenario is not run then');
  return construire(revision);
}

/** The former version serves; two migrators of the new one run at once under it; its places are taken one by one. */
export const DEUX_VERSIONS: Scenario = {
  numero: '30',
  titre: 'ancienne et nouvelle version ensemble, SIGTERM sous charge',
  files: LES_DEUX.slice(0, 1),
  montage: { gateways: 2, workers: 2, tranches: 4, environnement: CLES_DE_PASSAGE },
  trafic: { messages: 2_500 },
  debit: 80,
  empechement: () => (revisionPrecedente() === null ? 'git ne connaît pas la version précédente' : null),
  async modele(_, cluster) {
    const ancienne = construireLAncienne();
    try {
      const modele = await cluster.creerBase();
      await migrer(ancienne, modele);
      return modele;
    } finally {
      ancienne.supprimer();
    }
  },
  produit: construireLAncienne,
  async perturber({ essai, nouvelle }) {
    const { base } = essai.ressources;
    await Promise.all([migrer(nouvelle, base), migrer(nouvelle, base)]);
    const doubles = await essai.sql<{ name: string }>(
      'SELECT name FROM migrations GROUP BY name HAVING count(*) > 1',
    );
    for (const role of ['gateway', 'worker'] as const) {
      for (const { superviseur } of essai.postesDe(role))
        await superviseur.remplacer({ racine: nouvelle.dossier, programme: nouvelle.programme(role) });
    }
    const erreurs = [...essai.emetteur.statuts].filter(([statut]) => statut.startsWith('5'));
    return {
      injections: 6,
      remarques: [
        `version d’avant : ${(revisionPrecedente() ?? '').slice(0, 7)}`,
        `réponses : ${[...essai.emetteur.statuts].map(([statut, n]) => `${n} × ${statut}`).join(', ')}`,
      ],
      manquements: [
        ...manque(
          'propre',
          'migrations faites deux fois',
          doubles.map(({ name }) => name),
        ),
        ...manque(
          'propre',
          'réponses 5xx',
          erreurs.map(([statut, n]) => `${n} × ${statut}`),
        ),
      ],
    };
  },
};
