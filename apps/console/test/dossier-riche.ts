import { attendreQue } from '#test/attendre-que';
import type { DemonstrationDEssai } from '#test/demonstration-d-essai';

/** A cotraitance that has lived: accepted, initialised, an alert treated and one open, a corrected suspension, a sortie to come. */
export const DOSSIER = 'CT-RICHE-0001';
/** One that waits to be accepted by the structure of the tests, and one by another. */
export const A_ACCEPTER = 'CT-ACCEPTER-1';
export const D_AILLEURS = 'CT-AILLEURS-1';

/** Whom the first is about. */
export const NUMERO_DU_DOSSIER = '7777001A';

const LUI = { cotraitance: DOSSIER, demandeur: NUMERO_DU_DOSSIER };

const affectation = (qui: object, dateAffectation: string, structure: string) => ({
  type: 'affectation.enregistree',
  data: {
    ...qui,
    dateAffectation,
    structure,
    sitePoleEmploi: structure === '75056S00' ? '75116' : '69123',
    criteres: ['projet_mal_defini'],
    identite: { nom: 'RICHE', prenom: 'Alix', dateNaissance: '1985-06-01' },
    commune: structure.slice(0, 5),
    indemnise: false,
  },
});

const statut = (numero: number, situation: string, dateEffet: string) => ({
  type: 'statut.change',
  data: { demandeur: LUI.demandeur, statut: numero, situation, dateEffet },
});

/** States it by both partners, and waits until the gateway has applied it. */
export async function vivreUnDossier({ monde, env }: DemonstrationDEssai): Promise<void> {
  const { gide, parcours3, unite } = monde;
  gide.enoncer(
    affectation(LUI, '2010-01-11', '75056S00'),
    affectation({ cotraitance: A_ACCEPTER, demandeur: '7777002B' }, '2010-08-30', '75056S00'),
    affectation({ cotraitance: D_AILLEURS, demandeur: '7777003C' }, '2010-08-30', '69123S00'),
    statut(1, 'inscrit', '2010-01-04'),
    statut(2, 'cessation_inscription', '2010-04-15'),
  );
  parcours3.enoncer(
    {
      type: 'parcours.initialise',
      data: {
        ...LUI,
        dateDebutProgramme: '2010-01-25',
        entretien: { type: 'individuel', date: '2010-01-25' },
      },
    },
    {
      type: 'alerte.declenchee',
      data: { ...LUI, alerte: 'A-1', dateAlerte: '2010-03-01', nature: 'difficulte' },
    },
  );
  await connus(5, 2);
  // The same statut, corrected by its owner, and what came of the alert.
  gide.enoncer(
    statut(2, 'cessation_inscription', '2010-04-20'),
    statut(3, 'inscrit', '2010-06-01'),
    {
      type: 'alerte.traitee',
      data: { ...LUI, alerte: 'A-1', dateTraitement: '2010-03-20', decision: 'maintien_actif' },
    },
    { type: 'sortie.prononcee', data: { ...LUI, dateSortie: '2010-12-15', motif: 'autre' } },
  );
  parcours3.enoncer({
    type: 'alerte.declenchee',
    data: { ...LUI, alerte: 'A-2', dateAlerte: '2010-08-10', nature: 'evenement_professionnel' },
  });
  await connus(9, 3);
  const reponse = await fetch(`${env['PASSERELLE_URL']}/api/cotraitances/${DOSSIER}/acceptation`, {
    method: 'POST',
    headers: { authorization: `Bearer ${env['PASSERELLE_CLE']}`, 'content-type': 'application/json' },
    body: JSON.stringify({ dateAcceptation: '2010-01-15' }),
  });
  if (reponse.status !== 201) throw new Error(await reponse.text());

  /** Versions of facts of each partner. */
  async function connus(deGide: number, deParcours3: number): Promise<void> {
    await attendreQue('le dossier est appliqué', async () => {
      const lignes = await unite.seule<{ type: string }>(
        `SELECT type FROM faits WHERE demandeur LIKE '777700%' AND type <> 'acceptation.enregistree'`,
      );
      const siens = lignes.filter(({ type }) => ['parcours.initialise', 'alerte.declenchee'].includes(type));
      return siens.length >= deParcours3 && lignes.length - siens.length >= deGide;
    });
  }
}
