import { cleDuFait, type TypeFait } from '#annexe7';
import { type Evenement, typeCourt } from '#contract';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { DossierSuivi, FaitRetenu, MessageADire, MessageRecu } from './entites.js';

/**
 * One message, one transaction: received once, dossier locked, fact kept when it is the newest, outbox written. No
 * rule is computed and what is told is what was received: that is in favour of the usual way.
 * @returns whether something has to be told: not for a repetition, nor for a version older than the one kept
 */
export async function traiterMessage(source: DataSource, evenement: Evenement): Promise<boolean> {
  const type = typeCourt(evenement.type);
  if (type === undefined) throw new Error('unreachable: the day has known types only');
  const demandeur = String(evenement.data.demandeur);
  const cle = cleDuFait(type, evenement.data);
  const { source: emetteur, id: numero, sequence, data } = evenement;
  return source.transaction(async (transaction) => {
    const id = uuidv7();
    const insertion = await transaction
      .createQueryBuilder()
      .insert()
      .into(MessageRecu)
      .values({ id, source: emetteur, evenement: numero, type, corps: evenement, recuLe: new Date() })
      .orIgnore()
      .returning('id')
      .execute();
    if ((insertion.raw as unknown[]).length === 0) return false;

    const dossiers = transaction.getRepository(DossierSuivi);
    const verrou = { where: { demandeur }, lock: { mode: 'pessimistic_write' as const } };
    let dossier = await dossiers.findOne(verrou);
    if (!dossier) {
      await dossiers.createQueryBuilder().insert().values({ demandeur }).orIgnore().execute();
      dossier = await dossiers.findOneOrFail(verrou);
    }
    const faits = transaction.getRepository(FaitRetenu);
    const tenu = await faits.findOneBy({ demandeur, cle });
    if (tenu && tenu.sequence >= sequence) return false;
    const fait = { demandeur, cle, sequence, data, message: id };
    if (tenu) await faits.update({ demandeur, cle }, fait);
    else await faits.insert(fait);
    await dossiers.update({ demandeur }, { version: dossier.version + 1, connuLe: new Date() });
    await transaction.insert(MessageADire, aDire(type, evenement, demandeur));
    return true;
  });
}

function aDire(type: TypeFait, { source, sequence, data }: Evenement, demandeur: string): MessageADire {
  const partenaire = source === 'urn:gide' ? 'parcours3' : 'gide';
  return { id: uuidv7(), partenaire, type, sequence, demandeur, data, envoye: false };
}
