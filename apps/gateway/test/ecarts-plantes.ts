import type { UniteDeTravail } from '#persistence';

/** A row of the ledger for a test: what is not said is an ordinary open écart. */
export interface EcartPlante {
  id: string;
  demandeur?: string;
  partenaire?: string;
  vue?: string;
  cle?: string;
  type?: string;
  cotraitance?: string | null;
  structure?: string | null;
  site?: string | null;
  nature?: string;
  nous?: object | null;
  eux?: object | null;
  cause?: string;
  detail?: string | null;
  proprietaire?: string;
  etat?: string;
  motif_soumission?: string | null;
  depuis?: string;
  clos_le?: string | null;
}

/** Writes écarts as the comparison would have found them. */
export async function planterEcarts(unite: UniteDeTravail, ecarts: readonly EcartPlante[]): Promise<void> {
  for (const ecart of ecarts) {
    const ligne = {
      demandeur: '1111111A',
      partenaire: 'parcours3',
      vue: 'dit',
      type: 'affectation.enregistree',
      cotraitance: null,
      structure: null,
      site: null,
      nature: 'different',
      nous: { sequence: '0000000001', data: {} },
      eux: { sequence: '0000000001', data: {} },
      cause: 'change_chez_le_partenaire',
      detail: null,
      proprietaire: 'gide',
      etat: 'ouvert',
      motif_soumission: null,
      depuis: '2010-08-30T08:00:00Z',
      clos_le: null,
      ...ecart,
    };
    const cle = ecart.cle ?? `${ligne.type}/${ligne.cotraitance ?? ligne.demandeur}`;
    await unite.seule(
      `INSERT INTO ecarts (id, partenaire, vue, demandeur, seau, cle, type, cotraitance, structure, site, nature, nous, eux, cause,
                           detail, proprietaire, etat, motif_soumission, premier_le, depuis, vu_le, clos_le)
       VALUES ($1, $2, $3, $4, 0, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $18, $18, $19)`,
      [
        ligne.id,
        ligne.partenaire,
        ligne.vue,
        ligne.demandeur,
        cle,
        ligne.type,
        ligne.cotraitance,
        ligne.structure,
        ligne.site,
        ligne.nature,
        ligne.nous && JSON.stringify(ligne.nous),
        ligne.eux && JSON.stringify(ligne.eux),
        ligne.cause,
        ligne.detail,
        ligne.proprietaire,
        ligne.etat,
        ligne.motif_soumission,
        ligne.depuis,
        ligne.clos_le,
      ],
    );
    await unite.seule(`INSERT INTO ecarts_evenements (ecart, evenement, par) VALUES ($1, 'ouvert', 'nuit')`, [
      ligne.id,
    ]);
  }
}
