import { DemanderExport, listerExports, type VueExport } from '#exports';
import { attendreQue } from '#test/attendre-que';
import { creerMonde, type MondeDEssai } from '#test/monde-d-essai';

let monde: MondeDEssai;
beforeAll(async () => {
  monde = await creerMonde();
});
afterAll(() => monde.fermer());

const BORNES = { lignesMaximum: 100, dureeHeures: 24, parDemandeur: 5 };

async function demander(cleIdempotence: string): Promise<string> {
  const issue = await new DemanderExport(monde.unite, BORNES, () => undefined).execute({
    acteur: 'compte:essai',
    role: 'exploitant',
    portee: 'nationale',
    perimetre: { type: 'national' },
    sujet: 'nuits',
    filtres: {},
    motif: 'essai',
    cleIdempotence,
  });
  if (issue.issue !== 'cree') throw new Error(issue.issue);
  return issue.id;
}
const lire = async (id: string): Promise<VueExport | undefined> =>
  (await listerExports(monde.unite.seule)).find((un) => un.id === id);
const estPret = async (id: string): Promise<boolean> => (await lire(id))?.etat === 'pret';

describe('the worker makes exports by itself', () => {
  it('without being rung: its sweep finds what waits', async () => {
    const id = await demander('un');
    await attendreQue('le fichier est prêt', () => estPret(id));
  });

  it('when it comes back, those that were asked for while it was away', async () => {
    await monde.arreterWorker();
    const id = await demander('deux');
    expect((await lire(id))?.etat).toBe('en_attente');
    await monde.redemarrer();
    await attendreQue('le fichier est prêt', () => estPret(id));
  });
});
