import type { Essai } from '../essai.js';
import { type Manquement, manque } from '../invariants/manquement.js';

/** Every difference ever found, by what it is about. */
export async function lireEcarts(essai: Essai): Promise<Set<string>> {
  const lignes = await essai.sql<{ nom: string }>(
    `SELECT partenaire || ' ' || vue || ' ' || cle AS nom FROM ecarts`,
  );
  return new Set(lignes.map(({ nom }) => nom));
}

/** Versions numbered so far, by partner and key. */
export async function versionsDites(essai: Essai): Promise<ReadonlyMap<string, number>> {
  const lignes = await essai.sql<{ nom: string; versions: number }>(
    `SELECT partenaire || ' ' || demandeur || ' ' || cle AS nom, count(*)::int AS versions FROM messages_sortants GROUP BY 1`,
  );
  return new Map(lignes.map(({ nom, versions }) => [nom, versions]));
}

interface Corrige {
  id: string;
  nom: string;
  vue: string;
  motif: string | null;
  corrections: number;
  evenements: number;
}

/**
 * After two nights that correct: each écart is corrected once and by one version, or given to a person by the policy,
 * and what the steps say that they did is what was done.
 * @param avant versions before anything differed
 */
export async function correctionsFausses(
  essai: Essai,
  avant: ReadonlyMap<string, number>,
): Promise<Manquement[]> {
  const ecarts = await essai.sql<Corrige>(
    `SELECT e.id, e.partenaire || ' ' || e.demandeur || ' ' || e.cle AS nom, e.vue,
            e.motif_soumission AS motif, e.corrections,
            (SELECT count(*)::int FROM ecarts_evenements v WHERE v.ecart = e.id AND v.evenement = 'correction') AS evenements
     FROM ecarts e ORDER BY e.id`,
  );
  const apres = await versionsDites(essai);
  const versions = ({ nom }: Corrige): number => (apres.get(nom) ?? 0) - (avant.get(nom) ?? 0);
  const dits = ecarts.filter(({ vue }) => vue === 'dit');
  const ids = (lesquels: readonly Corrige[]): string[] => lesquels.map(({ id }) => id);
  const [rapports] = await essai.sql<{ dits: number; lus: number }>(
    `SELECT coalesce(sum((resultat->>'dits')::int), 0)::int AS dits, coalesce(sum((resultat->>'lus')::int), 0)::int AS lus
     FROM synchronisation_etapes WHERE etape = 'corriger'`,
  );
  const faits = (vue: string): number =>
    ecarts.filter((ecart) => ecart.vue === vue).reduce((total, { evenements }) => total + evenements, 0);
  return [
    ...manque('V2', 'écarts redits deux fois', ids(dits.filter((ecart) => versions(ecart) > 1))),
    ...manque(
      'V1',
      'écarts ni redits ni soumis',
      ids(dits.filter((ecart) => versions(ecart) === 0 && ecart.motif !== 'politique')),
    ),
    ...manque(
      'V5',
      'corrections comptées autrement qu’elles ne sont faites',
      ids(
        ecarts.filter(
          (ecart) =>
            ecart.corrections !== ecart.evenements ||
            (ecart.vue === 'dit' && ecart.corrections !== versions(ecart)),
        ),
      ),
    ),
    ...manque(
      'V5',
      'rapport qui ne compte pas ce qui fut fait',
      rapports?.dits === faits('dit') && rapports.lus === faits('declare')
        ? []
        : [`redits ${rapports?.dits} pour ${faits('dit')}`, `lus ${rapports?.lus} pour ${faits('declare')}`],
    ),
  ];
}
