import { lireRegles } from '#config';
import { EXEMPLES } from '#contract';
import { DemanderRejeu, lireRejeu, ReglesEnVigueur } from '#exchange';
import { chargerTerritoire } from '#territory';
import { attendreQue } from '#test/attendre-que';
import { type FilesDEssai, naturesDeFiles } from '#test/files-d-essai';
import { creerMonde, type MondeDEssai } from '#test/monde-d-essai';

describe.each(naturesDeFiles('rejeux'))(
  'replays through the worker, queues on $nature [X5.4]',
  ({ preparer }) => {
    let files: FilesDEssai;
    let monde: MondeDEssai;
    beforeAll(async () => {
      files = await preparer();
      monde = await creerMonde({ redisUrl: files.redisUrl });
    });
    afterAll(async () => {
      await monde.fermer();
      await files.fermer();
    });

    it('a replay that nobody announced is found, executed, and what it tells reaches the partner', async () => {
      const { unite, gide, parcours3 } = monde;
      gide.enoncer({ type: 'affectation.enregistree', data: { ...EXEMPLES['affectation.enregistree'] } });
      parcours3.poserFaute({ nature: 'rejet', portees: ['flux'] });
      await monde.synchroniser();
      const issueDe = async (): Promise<string | undefined> =>
        (
          await unite.seule<{ issue: string }>('SELECT issue FROM messages_sortants ORDER BY id DESC LIMIT 1')
        )[0]?.issue;
      await attendreQue('la version est refusée', async () => (await issueDe()) === 'refuse');
      parcours3.leverFautes();

      const { reglages, activations } = lireRegles();
      const regles = new ReglesEnVigueur(reglages, chargerTerritoire(), activations);
      const demander = new DemanderRejeu(
        unite,
        regles,
        () => undefined,
        (_sql, acteur) => Promise.resolve([acteur]),
      );
      const demande = await demander.execute({
        acteur: 'cle:essai',
        cleIdempotence: 'essai',
        perimetre: { type: 'national' },
        simulation: false,
        cible: { par: 'filtre', filtre: { sens: 'sortant', issue: 'refuse' } },
        motif: 'Réparé',
        debit: 50,
        seuil: null,
      });
      if (demande.issue !== 'cree') throw new Error(demande.issue);
      await attendreQue(
        'le rejeu se termine',
        async () => (await lireRejeu(unite.seule, demande.rejeu))?.etat === 'termine',
      );
      await attendreQue('la nouvelle version est acquittée', async () => (await issueDe()) === 'acquitte');
    });
  },
);
