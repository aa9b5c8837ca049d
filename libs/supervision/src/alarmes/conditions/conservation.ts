import type { Sql } from '#persistence';
import { lireDernierControle } from '../../conservation/dernier-controle.js';
import { direDuree } from '../dire.js';
import type { Condition } from '../natures.js';

/** Conservation that does not hold, or that nobody has checked for too long (X6.1). */
export async function conservation(sql: Sql, limiteMinutes: number): Promise<Condition[]> {
  const dernier = await lireDernierControle(sql);
  const [surveillee] = await sql<{ age: string }>(
    'SELECT extract(epoch FROM clock_timestamp() - premiere_le) AS age FROM surveillance',
  );
  const ageS = dernier?.ageS ?? Number(surveillee?.age ?? 0);
  const ecarts = dernier?.resultat.ecarts ?? [];
  return [
    ...(ageS > limiteMinutes * 60
      ? [
          {
            nature: 'BILAN_ABSENT' as const,
            objet: 'conservation',
            detail: `Aucun contrôle automatique de la conservation depuis ${direDuree(ageS)} ; limite : ${limiteMinutes} minutes.`,
          },
        ]
      : []),
    ...(ecarts.length > 0
      ? [
          {
            nature: 'BILAN_EN_ECART' as const,
            objet: 'conservation',
            detail: `Ce qui a été compté à la porte n’est pas la somme des sorts : ${ecarts
              .slice(0, 5)
              .map(
                ({ jour, partenaire, sens, type, porte, somme }) =>
                  `${jour} ${partenaire} ${sens} ${type} (${porte} à la porte, ${somme} dans les sorts)`,
              )
              .join(', ')}${ecarts.length > 5 ? ` et ${ecarts.length - 5} autre(s)` : ''}.`,
          },
        ]
      : []),
  ];
}
