import { creerJournal, creerRegistre } from '#observability';
import { attendreQue } from '#test/attendre-que';
import { type BackendDeFiles, observerLesFiles, SonnetteBullMq } from '../src/index.js';

describe('what happens to the queues, seen from outside [X5.6]', () => {
  const lignes: string[] = [];
  const registre = creerRegistre('worker');
  const observateur = observerLesFiles(
    creerJournal('worker', 'info', { write: (ligne: string) => void lignes.push(ligne) }),
    registre,
  );
  const valeur = async (debut: string): Promise<number> => {
    const ligne = (await registre.metrics()).split('\n').find((une) => une.startsWith(debut));
    return Number(ligne?.split(' ').at(-1));
  };

  it('an incident is counted and logged, its error by name and code alone', async () => {
    const erreur = Object.assign(new Error('CANARI'), { code: 'ECONNRESET' });
    observateur.signaler({ file: 'appliquer', nature: 'connexion', erreur });
    expect(JSON.parse(lignes.join(''))).toMatchObject({
      level: 40,
      file: 'appliquer',
      nature: 'connexion',
      faille: 'Error ECONNRESET',
    });
    expect(lignes.join('')).not.toContain('CANARI');
    expect(await valeur('passerelle_files_incidents_total{file="appliquer",nature="connexion"')).toBe(1);
  });

  it('each ring that no queue takes is counted, also those that the log does not repeat', async () => {
    const enPanne = {
      creerFile: () => ({
        addBulk: () => Promise.reject(new Error('away')),
        close: () => Promise.resolve(),
      }),
    } as unknown as BackendDeFiles;
    const sonnette = new SonnetteBullMq(enPanne, observateur.signaler, observateur.surSonneriePerdue, {
      pauseMs: 0,
      borneMs: 1_000,
    });
    const avant = lignes.length;
    for (let fois = 0; fois < 3; fois += 1) await sonnette.sonner('synchroniser');
    await attendreQue('three rings are lost', async () => {
      return (await valeur('passerelle_sonneries_perdues_total{file="synchroniser"')) === 3;
    });
    expect(lignes.length - avant).toBe(1);
    expect(await valeur('passerelle_sonneries_perdues_total{file="appliquer"')).toBe(0);
  });
});
