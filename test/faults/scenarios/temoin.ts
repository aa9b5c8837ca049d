import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Essai } from '../essai.js';
import { type Manquement, manque } from '../invariants/manquement.js';
import { verifier } from '../invariants/verifier.js';
import { CANARI } from '../trafic.js';
import { LES_DEUX, type Scenario } from './scenario.js';

/** What is damaged by hand, in the database or in a log, for each invariant to see. */
const DEGATS: Readonly<Record<Exclude<Manquement['invariant'], 'propre'>, readonly string[]>> = {
  V1: [
    `DELETE FROM messages_entrants WHERE id = (SELECT id FROM messages_entrants WHERE issue = 'applique' LIMIT 1)`,
  ],
  V2: [
    `INSERT INTO messages_sortants (id, partenaire, jour, cree_le, type, cle, sequence, demandeur, data, issue)
     SELECT gen_random_uuid(), partenaire, jour, cree_le, type, cle, sequence + 1, demandeur, data, 'acquitte'
     FROM messages_sortants WHERE issue = 'acquitte' LIMIT 1`,
  ],
  V3: [
    `UPDATE messages_sortants SET issue = 'incertain', prochaine_tentative = 'infinity' WHERE id =
     (SELECT id FROM messages_sortants WHERE issue = 'acquitte' AND envoi IS NOT NULL LIMIT 1)`,
  ],
  V4: [`UPDATE dit SET acquittee = sequence + 1 WHERE cle = (SELECT cle FROM dit ORDER BY cle LIMIT 1)`],
  V5: [
    `UPDATE transitions SET cause = 'autre' WHERE id = (SELECT min(id) FROM transitions)`,
    `ALTER TABLE messages_entrants DISABLE TRIGGER USER`,
    `UPDATE messages_entrants SET issue = 'abandonne' WHERE id = (SELECT id FROM messages_entrants WHERE issue = 'sans_effet' AND seau IS NOT NULL LIMIT 1)`,
  ],
  V6: [],
  V7: [
    `UPDATE dit SET data = '{}' WHERE cle = (SELECT cle FROM dit WHERE acquittee = sequence ORDER BY cle DESC LIMIT 1)`,
  ],
};

/** Nothing is broken but by hand, at the end: each invariant must see it. A rig that sees nothing proves nothing. */
export const TEMOIN: Scenario = {
  numero: 'T',
  titre: 'témoin : chaque invariant voit ce qu’on abîme à la main',
  files: LES_DEUX.slice(0, 1),
  ci: 'postgres',
  perturber: () => Promise.resolve({ injections: 0 }),
  async controler({ essai, trafic }) {
    await arreterTout(essai);
    for (const ordres of Object.values(DEGATS)) for (const ordre of ordres) await essai.sql(ordre);
    appendFileSync(join(essai.ressources.dossier, 'gateway-1.log'), `${CANARI}@exemple.fr\n`);
    const vus = new Set((await verifier(essai, trafic, [])).map(({ invariant }) => invariant));
    const aveugles = (Object.keys(DEGATS) as (keyof typeof DEGATS)[]).filter(
      (invariant) => !vus.has(invariant),
    );
    return manque('propre', 'invariants qui n’ont rien vu', aveugles);
  },
};

async function arreterTout(essai: Essai): Promise<void> {
  await Promise.all([...essai.postes.values()].map(({ superviseur }) => superviseur.arreter()));
}
