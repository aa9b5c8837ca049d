import { cleDuFait, empreinteDemandeur } from '#annexe7';
import type { FaitTenu, TypeFait } from '#annexe7';
import type { Evenement } from '#contract';
import { composerEvenement } from '#contract';
import type { Defaut } from './partenaire-jouet.js';

/** Demandeurs of the toy partner: fictitious. */
const NOMBRE = 9;

function enonce(rang: number, champs: { type?: TypeFait; sequence?: string; data?: object } = {}): Evenement {
  const demandeur = `888000${rang}Z`;
  const minute = String(rang).padStart(2, '0');
  return composerEvenement('urn:parcours3', {
    id: `p3-${rang}`,
    type: champs.type ?? 'civis.change',
    sequence: champs.sequence ?? '0000000001',
    demandeur,
    cotraitance: null,
    data: champs.data ?? { demandeur, civis: 'C1', dateDebut: '2010-03-01' },
    time: `2010-09-01T10:${minute}:00+02:00`,
  });
}

/** What the toy partner states, oldest first unless told otherwise (X4.1). */
export function enoncesDuJouet(defauts: ReadonlySet<Defaut>): Evenement[] {
  const fil = Array.from({ length: NOMBRE }, (_, rang) => enonce(rang));
  const premier = fil[0]!;
  const autres = { ...premier.data, dateDebut: '2010-04-01' };
  if (defauts.has('enonce_invalide'))
    fil.push(enonce(NOMBRE, { data: { demandeur: '8880009Z', civis: 'C1', dateDebut: '2010-02-30' } }));
  if (defauts.has('enonce_hors_competence'))
    fil.push(
      enonce(NOMBRE, {
        type: 'statut.change',
        data: { demandeur: '8880009Z', statut: 1, situation: 'inscrit', dateEffet: '2010-03-01' },
      }),
    );
  if (defauts.has('id_reutilise'))
    fil.push({ ...premier, data: autres, sequence: '0000000002', time: '2010-09-01T11:00:00+02:00' });
  if (defauts.has('version_reutilisee'))
    fil.push({ ...premier, id: 'p3-autre', data: autres, time: '2010-09-01T11:00:00+02:00' });
  if (defauts.has('enonce_dit'))
    fil.push({ ...premier, id: 'p3-echo', source: 'urn:dude', time: '2010-09-01T11:00:00+02:00' });
  return defauts.has('desordre') ? fil.reverse() : fil;
}

/** Digest of what it states about one demandeur (X4.3, declarations). */
export function empreinteEnoncee(fil: readonly Evenement[], demandeur: string): string {
  const faits = fil
    .filter(({ data }) => data['demandeur'] === demandeur)
    .map((evenement): FaitTenu => ({
      cle: cleDuFait('civis.change', evenement.data),
      sequence: evenement.sequence,
      data: evenement.data,
    }));
  return empreinteDemandeur(faits);
}
