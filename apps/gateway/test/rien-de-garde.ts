import { evenement, lot } from '#test/evenements';
import type { GatewayDEssai } from './gateway-d-essai.js';

const TABLES = ['receptions', 'messages_entrants', 'identifiants', 'comptages_porte', 'dossiers'];

/** A batch whose person would be recognized wherever it leaked. */
export const CORPS_CANARI = lot([
  evenement('affectation.enregistree', {
    cotraitance: 'CT-CANARI-0001',
    identite: { nom: 'CANARI', prenom: 'Nom', dateNaissance: '1990-01-01' },
  }),
]);

/** Nothing stored but a security log line (X3.2). */
export async function rienDeGarde(gateway: GatewayDEssai, action: () => Promise<unknown>): Promise<void> {
  const avant = await Promise.all(TABLES.map((table) => gateway.compter(table)));
  await action();
  expect(await Promise.all(TABLES.map((table) => gateway.compter(table)))).toEqual(avant);
}
