import type { Constat } from './constat.js';
import { examiner, exiger } from './constat.js';
import type { Fiction } from './fiction.js';
import { direEtNoter } from './lot.js';
import type { Sonde } from './sonde.js';
import { exigerEmpreinteJuste } from './verifier-empreintes.js';

/** Takes back all that this run told, and checks what the partner then holds (A2, X4.3). */
export async function* verifierRetrait(sonde: Sonde, fiction: Fiction): AsyncGenerator<Constat> {
  if (fiction.retraits().length === 0) return;
  yield await examiner('A2', 'Ce que la vérification a dit est retiré', async () => retirer(sonde, fiction));
  yield await examiner('X4.3', 'Un demandeur dont tout est retiré garde son empreinte', async () =>
    exigerEmpreinteJuste(sonde, fiction),
  );
}

/** Withdraws what this run told and has not withdrawn yet. */
export async function retirer(sonde: Sonde, fiction: Fiction): Promise<void> {
  const retraits = fiction.retraits();
  if (retraits.length === 0) return;
  const resultats = await direEtNoter(sonde, fiction, retraits);
  exiger(
    resultats.every(({ statut }) => statut === 'applique'),
    'Un retrait n’a pas été appliqué : le demandeur d’essai garde des faits chez le partenaire.',
    'Appliquez les versions annule: true ; retirez à la main le demandeur d’essai.',
  );
}
