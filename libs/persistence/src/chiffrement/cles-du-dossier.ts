import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chiffreur } from './chiffreur.js';
import { tirerCle } from './cles.js';
import { ClesDeChiffrementRefusees } from './cles-refusees.js';

const FICHIER = 'cles-de-chiffrement';

/** The keys kept in a data folder, in the form of PASSERELLE_CLES_DE_CHIFFREMENT; null: none. */
export function clesDuDossier(dossier: string): string | null {
  try {
    return readFileSync(join(dossier, FICHIER), 'utf8').trim();
  } catch (erreur) {
    if ((erreur as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw erreur;
  }
}

/** The same, drawn at first and kept there, readable by their owner only; processes that start together keep one. */
export function garderDesCles(dossier: string): string {
  const gardees = clesDuDossier(dossier);
  if (gardees !== null) return gardees;
  mkdirSync(dossier, { recursive: true });
  const fichier = join(dossier, FICHIER);
  const brouillon = `${fichier}.${process.pid}`;
  writeFileSync(brouillon, `${tirerCle()}\n`, { mode: 0o600 });
  try {
    // Whole or not at all, and never over what another has just kept.
    linkSync(brouillon, fichier);
  } catch (erreur) {
    if ((erreur as NodeJS.ErrnoException).code !== 'EEXIST') throw erreur;
  } finally {
    rmSync(brouillon, { force: true });
  }
  return readFileSync(fichier, 'utf8').trim();
}

export interface OuTrouverLesCles {
  /** As PASSERELLE_CLES_DE_CHIFFREMENT, already checked. */
  clesDeChiffrement?: string;
  dossierDonnees: string;
}

/**
 * The keys of a process: those of its settings, else those of its data folder, drawn when there is none.
 * @throws ClesDeChiffrementRefusees when the folder can neither be read nor written
 */
export function ouvrirLesCles({ clesDeChiffrement, dossierDonnees }: OuTrouverLesCles): Chiffreur {
  if (clesDeChiffrement !== undefined) return Chiffreur.lire(clesDeChiffrement);
  let gardees: string;
  try {
    gardees = garderDesCles(dossierDonnees);
  } catch (erreur) {
    throw new ClesDeChiffrementRefusees(
      `PASSERELLE_CLES_DE_CHIFFREMENT est absente, et ${join(dossierDonnees, FICHIER)} ne peut être ni lu ni écrit : donnez l’une, ou rendez l’autre accessible.`,
      { cause: erreur },
    );
  }
  return lireLesGardees(gardees, dossierDonnees);
}

/** Of a tool: it draws no key. */
export function trouverLesCles({ clesDeChiffrement, dossierDonnees }: OuTrouverLesCles): Chiffreur {
  const cles = clesDeChiffrement ?? clesDuDossier(dossierDonnees);
  return cles === null ? Chiffreur.SANS_CLE : lireLesGardees(cles, dossierDonnees);
}

function lireLesGardees(texte: string, dossier: string): Chiffreur {
  try {
    return Chiffreur.lire(texte);
  } catch (erreur) {
    throw new ClesDeChiffrementRefusees(
      `${join(dossier, FICHIER)} n’est pas écrit comme <identifiant>:<base64 de 32 octets>[,…] : remettez-le comme il était.`,
      { cause: erreur },
    );
  }
}
