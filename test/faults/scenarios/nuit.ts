import { setTimeout as attendre } from 'node:timers/promises';
import type { Essai } from '../essai.js';
import { CLE_API } from '../montage.js';

const PATIENCE_MS = 240_000;

/** Asks for a synchronisation and waits for its end. @returns its last state */
export async function synchroniser(essai: Essai): Promise<string> {
  const entetes = { authorization: `Bearer ${CLE_API}` };
  const { statut, texte } = await essai.emetteur.poster('/api/synchronisations', entetes, '');
  if (statut !== 202) throw new Error(`La synchronisation n'a pas été prise : ${statut} ${texte}`);
  const { id } = JSON.parse(texte) as { id: string };
  const limite = performance.now() + PATIENCE_MS;
  for (;;) {
    const [ligne] = await essai.sql<{ etat: string }>('SELECT etat FROM synchronisations WHERE id = $1', [
      id,
    ]);
    const etat = ligne?.etat ?? 'absente';
    if (!['en_attente', 'en_cours'].includes(etat) || performance.now() > limite) return etat;
    await attendre(200);
  }
}
