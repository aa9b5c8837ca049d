import { seauDe } from '#annexe7';
import { estEntier, estNumero, estObjet, invalide } from './lecture.js';
import type { Lecture } from './lecture.js';

export interface EmpreinteSeau {
  seau: number;
  effectif: number;
  empreinte: string;
}

export interface EmpreinteDemandeur {
  demandeur: string;
  empreinte: string;
}

export const NOMBRE_DE_SEAUX = 4_096;
const EMPREINTE = /^[0-9a-f]{64}$/;

/** `GET /echanges/empreintes` (X4.3): every non-empty bucket once. */
export function lireEmpreintes(corps: unknown): Lecture<EmpreinteSeau[]> {
  if (!estObjet(corps) || corps['seaux'] !== NOMBRE_DE_SEAUX)
    return invalide(`« seaux » doit valoir ${NOMBRE_DE_SEAUX}`);
  if (!Array.isArray(corps['empreintes'])) return invalide('« empreintes » doit être une liste');
  const vus = new Set<number>();
  const valeur: EmpreinteSeau[] = [];
  for (const [rang, ligne] of (corps['empreintes'] as unknown[]).entries()) {
    if (!estObjet(ligne)) return invalide(`/empreintes/${rang} doit être un objet`);
    const { seau, effectif, empreinte } = ligne;
    if (!estEntier(seau, 0, NOMBRE_DE_SEAUX - 1))
      return invalide(`/empreintes/${rang}/seau doit être un entier de 0 à ${NOMBRE_DE_SEAUX - 1}`);
    if (vus.has(seau)) return invalide(`/empreintes/${rang}/seau est donné deux fois`);
    if (!estEntier(effectif, 1, Number.MAX_SAFE_INTEGER))
      return invalide(
        `/empreintes/${rang}/effectif doit être un entier d'au moins 1 (seaux non vides seulement)`,
      );
    if (!estEmpreinte(empreinte))
      return invalide(`/empreintes/${rang}/empreinte doit compter 64 chiffres hexadécimaux minuscules`);
    vus.add(seau);
    valeur.push({ seau, effectif, empreinte });
  }
  return { conforme: true, valeur };
}

/** `GET /echanges/empreintes/{seau}` (X4.3): each demandeur once, in the bucket asked. */
export function lireEmpreintesDuSeau(corps: unknown, seau: number): Lecture<EmpreinteDemandeur[]> {
  if (!Array.isArray(corps)) return invalide('la réponse doit être une liste');
  const vus = new Set<string>();
  const valeur: EmpreinteDemandeur[] = [];
  for (const [rang, ligne] of (corps as unknown[]).entries()) {
    if (!estObjet(ligne)) return invalide(`/${rang} doit être un objet`);
    const { demandeur, empreinte } = ligne;
    if (!estNumero(demandeur)) return invalide(`/${rang}/demandeur n'est pas un numéro de demandeur`);
    if (vus.has(demandeur)) return invalide(`/${rang}/demandeur est donné deux fois`);
    if (seauDe(demandeur) !== seau) return invalide(`/${rang}/demandeur n'appartient pas au seau ${seau}`);
    if (!estEmpreinte(empreinte))
      return invalide(`/${rang}/empreinte doit compter 64 chiffres hexadécimaux minuscules`);
    vus.add(demandeur);
    valeur.push({ demandeur, empreinte });
  }
  return { conforme: true, valeur };
}

function estEmpreinte(valeur: unknown): valeur is string {
  return typeof valeur === 'string' && EMPREINTE.test(valeur);
}
