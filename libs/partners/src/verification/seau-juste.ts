import { empreinteSeau } from '#annexe7';
import type { EmpreinteDeDemandeur, EmpreinteDeSeau } from '#contract';
import { exiger } from './constat.js';

/**
 * The sum and the head count of a bucket must be those of its demandeurs (X4.3). A partner that lives may be told
 * something between the two readings: a difference is read once more.
 */
export async function exigerSeauJuste(
  seau: number,
  lireSommes: () => Promise<EmpreinteDeSeau[]>,
  lireListe: () => Promise<EmpreinteDeDemandeur[]>,
): Promise<void> {
  const compares = [await comparer(seau, lireSommes, lireListe)];
  if (compares[0] !== 'juste') compares.push(await comparer(seau, lireSommes, lireListe));
  const dernier = compares.at(-1);
  exiger(
    dernier !== 'absent',
    `Le seau ${seau} compte des demandeurs et n’est pas dans la liste des seaux.`,
    'Listez dans /echanges/empreintes tous les seaux non vides.',
  );
  exiger(
    dernier !== 'effectif',
    `L’effectif du seau ${seau} n’est pas le nombre de ses demandeurs.`,
    '« effectif » compte les demandeurs du seau qui ont au moins un fait tenu.',
  );
  exiger(
    dernier === 'juste',
    `L’empreinte du seau ${seau} n’est pas celle de ses demandeurs.`,
    'OU exclusif (XOR) des SHA-256 de « numéro:empreinte » de chaque demandeur du seau, en hexadécimal minuscule.',
  );
}

async function comparer(
  seau: number,
  lireSommes: () => Promise<EmpreinteDeSeau[]>,
  lireListe: () => Promise<EmpreinteDeDemandeur[]>,
): Promise<'juste' | 'absent' | 'effectif' | 'empreinte'> {
  const somme = (await lireSommes()).find((une) => une.seau === seau);
  const liste = await lireListe();
  if (somme === undefined) return liste.length === 0 ? 'juste' : 'absent';
  if (somme.effectif !== liste.length) return 'effectif';
  return somme.empreinte === empreinteSeau(liste) ? 'juste' : 'empreinte';
}
