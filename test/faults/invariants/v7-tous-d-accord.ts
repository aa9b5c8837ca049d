import { empreinteDemandeur, type FaitTenu, memesDonnees, type Partenaire } from '#annexe7';
import type { Essai } from '../essai.js';
import type { Verite } from '../verite.js';
import { type Manquement, manque } from './manquement.js';

interface LigneDit {
  demandeur: string;
  cle: string;
  data: Record<string, unknown>;
  sequence: number;
  acquittee: number;
}

/**
 * V7. The facts are those of a sorted replay; what we believe each partner holds is what it holds (X4.3); and that is
 * what a fresh computation would tell.
 */
export async function v7TousDAccord(essai: Essai, verite: Verite): Promise<Manquement[]> {
  const manquements = await faitsDiscordants(essai, verite);
  for (const partenaire of ['gide', 'parcours3'] as const) {
    const tenus = Map.groupBy(essai.partenaires[partenaire].tenus(), ({ demandeur }) => demandeur);
    const dits = await essai.sql<LigneDit>(
      'SELECT demandeur, cle, data, sequence::int, acquittee::int FROM dit WHERE partenaire = $1',
      [partenaire],
    );
    manquements.push(
      ...compterEmpreintes(
        partenaire,
        Map.groupBy(dits, ({ demandeur }) => demandeur),
        tenus,
      ),
      ...comparerAuCalcul(partenaire, verite, tenus),
    );
  }
  return manquements;
}

async function faitsDiscordants(essai: Essai, verite: Verite): Promise<Manquement[]> {
  const lignes = await essai.sql<{ demandeur: string; cle: string; sequence: string; data: object }>(
    'SELECT DISTINCT ON (demandeur, cle) demandeur, cle, sequence, data FROM faits ORDER BY demandeur, cle, sequence DESC',
  );
  const eus = new Map(lignes.map((ligne) => [`${ligne.demandeur} ${ligne.cle}`, ligne]));
  const ecarts: string[] = [];
  for (const [demandeur, faits] of verite.faits) {
    for (const [cle, { sequence, data }] of faits) {
      const eu = eus.get(`${demandeur} ${cle}`);
      eus.delete(`${demandeur} ${cle}`);
      if (eu === undefined || eu.sequence !== sequence || !memesDonnees(eu.data, data)) ecarts.push(cle);
    }
  }
  return [
    ...manque('V7', 'faits qui ne sont pas ceux du rejeu trié', ecarts),
    ...manque('V7', 'faits que personne n’a énoncés', [...eus.keys()]),
  ];
}

type Tenus = Map<string, { cle: string; sequence: string; evenement: { data: Record<string, unknown> } }[]>;

/** By demandeur, the digest of what was acknowledged and of what is held; a version on its way has no data to compare. */
function compterEmpreintes(
  partenaire: Partenaire,
  dits: Map<string, LigneDit[]>,
  tenus: Tenus,
): Manquement[] {
  const ecarts: string[] = [];
  for (const demandeur of new Set([...dits.keys(), ...tenus.keys()])) {
    const acquittes = (dits.get(demandeur) ?? []).filter(({ acquittee }) => acquittee > 0);
    const laBas = new Map((tenus.get(demandeur) ?? []).map((fait) => [fait.cle, fait]));
    const attendus: FaitTenu[] = [];
    const vus: FaitTenu[] = [];
    for (const { cle, acquittee, sequence, data } of acquittes) {
      const vu = laBas.get(cle);
      laBas.delete(cle);
      if (vu === undefined || Number(vu.sequence) !== acquittee) ecarts.push(cle);
      else if (acquittee === sequence) {
        attendus.push({ cle, sequence: vu.sequence, data });
        vus.push({ cle, sequence: vu.sequence, data: vu.evenement.data });
      }
    }
    ecarts.push(...laBas.keys());
    if (empreinteDemandeur(attendus) !== empreinteDemandeur(vus))
      ecarts.push(`données de ${attendus[0]?.cle ?? ''}`);
  }
  return manque('V7', `ce que nous croyons tenu par ${partenaire} n’est pas ce qu’il tient`, ecarts);
}

function comparerAuCalcul(partenaire: Partenaire, verite: Verite, tenus: Tenus): Manquement[] {
  const manquants: string[] = [];
  const enTrop: string[] = [];
  for (const demandeur of new Set([...verite.projections.keys(), ...tenus.keys()])) {
    const attendus = verite.projections.get(demandeur)?.[partenaire] ?? new Map<string, never>();
    const enVigueur = (tenus.get(demandeur) ?? []).filter(({ evenement }) => evenement.data.annule !== true);
    const vus = new Map(enVigueur.map(({ cle, evenement }) => [cle, evenement.data]));
    for (const [cle, { data }] of attendus) {
      const vu = vus.get(cle);
      vus.delete(cle);
      if (vu === undefined || !memesDonnees(vu, data)) manquants.push(cle);
    }
    enTrop.push(...vus.keys());
  }
  return [
    ...manque('V7', `dus à ${partenaire} et pas tenus`, manquants),
    ...manque('V7', `tenus par ${partenaire} et pas dus`, enTrop),
  ];
}
