import { REGLAGES_PAR_DEFAUT, TERRITOIRE_INCONNU } from '#annexe7';
import { AbandonnerMessage, ReglesEnVigueur } from '#exchange';
import { deciderUnLot } from '../src/corrections/decider-un-lot.js';
import { AU_DEBUT } from '../src/corrections/prendre-ecarts.js';
import { demandeurDe, statut, tenu, TerrainDeComparaison } from './terrain-de-comparaison.js';
import { REGLAGES } from './terrain-de-corrections.js';

const PERSONNE = demandeurDe(1);
const cle = (numero: number): string => `statut.change/${PERSONNE}/${numero}`;

/** With statuts told to Parcours 3 from that day (H6). */
function reglesDepuis(depuis: string): ReglesEnVigueur {
  const territoire = { ...TERRITOIRE_INCONNU, empreinte: () => 'territoire-inconnu' };
  const flux = [{ vers: 'parcours3' as const, type: 'statut.change' as const, depuis }];
  return new ReglesEnVigueur(REGLAGES_PAR_DEFAUT, territoire, { parDefaut: '2010-01-01', flux });
}

describe('causes that come from what was lived [X6]', () => {
  let terrain: TerrainDeComparaison;
  let regles: ReglesEnVigueur;
  beforeEach(async () => {
    regles = reglesDepuis('2010-01-01');
    terrain = await TerrainDeComparaison.creer({ enVigueur: () => Promise.resolve(regles) });
    await terrain.peupler(1);
  });
  afterEach(() => terrain.fermer());

  it('says that the rules changed when the partner is back at what the former ones had us tell', async () => {
    const { echange, gide, parcours3 } = terrain;
    const ancien = tenu(terrain, PERSONNE, cle(1));
    regles = reglesDepuis('2011-01-01');
    const nouveau = statut(PERSONNE, { dateEffet: '2010-02-03' });
    gide.enoncer({ type: 'statut.change', sequence: '0000000002', data: nouveau });
    await terrain.echanger();
    expect(tenu(terrain, PERSONNE, cle(1))).toEqual(ancien);

    regles = reglesDepuis('2010-01-01');
    await echange.recalculer.execute('');
    await echange.vider();
    expect(tenu(terrain, PERSONNE, cle(1))).toEqual({ sequence: '0000000002', data: nouveau });
    parcours3.alterer({ demandeur: PERSONNE, cle: cle(1), ...ancien });
    await terrain.comparer();
    expect(await terrain.ecarts()).toMatchObject([
      { cle: cle(1), nature: 'sequence', cause: 'regles_changees' },
    ]);
  });

  it('gives to a person what a person gave up', async () => {
    const { echange, gide, parcours3 } = terrain;
    parcours3.poserFaute({ nature: 'rejet', code: 'DOSSIER_CLOS' });
    gide.enoncer({ type: 'statut.change', data: statut(PERSONNE, { statut: 2, dateEffet: '2010-03-01' }) });
    await terrain.echanger();
    const [refuse] = await echange.unite.seule<{ id: string }>(
      `SELECT id FROM messages_sortants WHERE issue = 'refuse'`,
    );
    const ordre = {
      motif: 'dossier clos chez eux',
      acteur: 'Mme Martin',
      perimetre: { type: 'national' as const },
    };
    expect(
      await new AbandonnerMessage(echange.unite).execute({ ...ordre, message: refuse?.id ?? '' }),
    ).toMatchObject({ issue: 'abandonne' });
    await terrain.comparer();
    expect(await terrain.ecarts()).toMatchObject([{ cle: cle(2), nature: 'absent', cause: 'abandonne' }]);
    await echange.unite.executer((sql) => deciderUnLot(sql, AU_DEBUT, 10, REGLAGES));
    expect(await terrain.ecarts()).toMatchObject([{ etat: 'soumis', motifSoumission: 'abandon' }]);
  });
});
