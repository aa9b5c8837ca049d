import { nommerLesActeurs } from '#access';
import { ecrireCurseur, lireRejeu, listerRejeux, type FiltreDeRejeux, type VueRejeu } from '#exchange';
import type { Sql } from '#persistence';

/** A replay with the names of who asked for it and of who confirmed it. */
export interface RejeuMontre extends VueRejeu {
  auteur: string | null;
  confirmation: VueRejeu['confirmation'] & { nom: string | null };
}

export async function montrerRejeu(sql: Sql, id: string): Promise<RejeuMontre | null> {
  const vue = await lireRejeu(sql, id);
  return vue === null ? null : ((await nommer(sql, [vue]))[0] ?? null);
}

/** The latest first. */
export async function montrerRejeux(
  sql: Sql,
  filtre: FiltreDeRejeux,
  limite: number,
): Promise<{ rejeux: RejeuMontre[]; curseur: string | null }> {
  const lus = await listerRejeux(sql, filtre, limite + 1);
  const page = lus.slice(0, limite);
  const dernier = page.at(-1);
  return {
    rejeux: await nommer(sql, page),
    curseur: lus.length > limite && dernier ? ecrireCurseur({ avant: dernier.id }) : null,
  };
}

async function nommer(sql: Sql, vues: readonly VueRejeu[]): Promise<RejeuMontre[]> {
  const nomDe = await nommerLesActeurs(
    sql,
    vues.flatMap(({ acteur, confirmation }) => [acteur, confirmation.par]),
  );
  return vues.map((vue) => ({
    ...vue,
    auteur: nomDe(vue.acteur),
    confirmation: { ...vue.confirmation, nom: nomDe(vue.confirmation.par) },
  }));
}
