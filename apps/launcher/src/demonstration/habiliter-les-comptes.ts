import { AccorderHabilitation, type Portee } from '#access';
import { COMPTES_DE_DEMONSTRATION, type CompteDeDemonstration } from '#config';
import { creerDataSource, type Sql, UniteDeTravail } from '#persistence';

const MOTIF = 'compte de démonstration';
const PAR = 'lanceur';

interface Lieu {
  structure: string;
  site: string;
}

/**
 * Gives each demonstration account its role (X5): national, or of the structure and the site that share most people.
 * What an account was once given is left as somebody made it since; without anybody yet, local roles wait for the next
 * start.
 * @param emetteur the identity provider of the demonstration
 */
export async function habiliterLesComptes(baseUrl: string, emetteur: string): Promise<void> {
  const source = await creerDataSource({
    url: baseUrl,
    taillePool: 1,
    application: 'passerelle-lanceur',
  }).initialize();
  try {
    const unite = new UniteDeTravail(source);
    const accorder = new AccorderHabilitation(unite);
    const deja = await dejaHabilites(unite.seule, emetteur);
    const lieu = await lieuLePlusPeuple(unite.seule);
    for (const compte of COMPTES_DE_DEMONSTRATION) {
      const portee = porteeDe(compte.role, lieu);
      if (!portee || deja.has(compte.sujet)) continue;
      const { sujet, prenom, nom, role } = compte;
      await accorder.execute({
        compte: { emetteur, sujet, nom: `${prenom} ${nom}` },
        role,
        portee,
        jusqua: null,
        motif: MOTIF,
        par: PAR,
      });
    }
  } finally {
    await source.destroy();
  }
}

function porteeDe(role: CompteDeDemonstration['role'], lieu: Lieu | undefined): Portee | undefined {
  switch (role) {
    case 'responsable_cotraitance':
    case 'conseiller':
      return lieu && { type: 'structure', structure: lieu.structure };
    case 'correspondant_pole_emploi':
      return lieu && { type: 'site', site: lieu.site };
    default:
      return { type: 'nationale' };
  }
}

async function dejaHabilites(sql: Sql, emetteur: string): Promise<Set<string>> {
  const lignes = await sql<{ sujet: string }>(
    `SELECT sujet FROM comptes c WHERE emetteur = $1 AND EXISTS (SELECT FROM habilitations h WHERE h.compte = c.id)`,
    [emetteur],
  );
  return new Set(lignes.map(({ sujet }) => sujet));
}

async function lieuLePlusPeuple(sql: Sql): Promise<Lieu | undefined> {
  const [lieu] = await sql<Lieu>(
    `SELECT structure, site FROM cotraitances WHERE structure IS NOT NULL AND site IS NOT NULL
     GROUP BY structure, site ORDER BY count(*) DESC, structure, site LIMIT 1`,
  );
  return lieu;
}
