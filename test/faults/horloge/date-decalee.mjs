/**
 * Loaded before a program of the product: its calendar is moved by what a file says (milliseconds), read again ten
 * times a second. Timers, and the pace of time, stay real.
 */
import { readFileSync } from 'node:fs';
import { setInterval } from 'node:timers';

const fichier = process.env.DATE_DECALEE;
const reelle = Date.now.bind(Date);
let decalage = 0;

function lire() {
  const lu = Number(readFileSync(fichier, 'utf8'));
  if (Number.isFinite(lu)) decalage = lu;
}

lire();
setInterval(lire, 100).unref();
Date.now = () => reelle() + decalage;
globalThis.Date = new Proxy(Date, {
  construct: (cible, valeurs) => (valeurs.length === 0 ? new cible(cible.now()) : new cible(...valeurs)),
  apply: (cible) => new cible(cible.now()).toString(),
});
