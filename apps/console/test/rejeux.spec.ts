import { lireFiltresDeRejeux, lireSelectionDeRejeu } from '../src/ecrans/rejeux/filtres.js';
import { lireIds } from '../src/ecrans/rejeux/lire-ids.js';
import { sansRejeu } from '../src/ecrans/echecs/sans-rejeu.js';

const UN = '01890000-0000-7000-8000-000000000001';
const DEUX = '01890000-0000-7000-8000-000000000002';

describe('what is chosen to be replayed', () => {
  it('reads ids as they are pasted, each once, and says what is not one', () => {
    expect(lireIds(`${UN}\n"${DEUX.toUpperCase()}"; ${UN}`)).toEqual({ ids: [UN, DEUX], reste: '' });
    expect(lireIds(`message ${UN}`)).toEqual({ ids: [UN], reste: 'message' });
    expect(lireIds('')).toEqual({ ids: [], reste: '' });
  });

  it('keeps of the address what the API takes, and never the number of a person', () => {
    expect(
      lireSelectionDeRejeu({
        sens: 'entrant',
        issue: 'ailleurs',
        code: 'SCHEMA_INVALIDE',
        depuis: 'hier',
        jusqua: '2010-09-01',
        demandeur: '1234567A',
      }),
    ).toEqual({ sens: 'entrant', code: 'SCHEMA_INVALIDE', jusqua: '2010-09-01' });
    expect(lireFiltresDeRejeux({ etat: 'a_confirmer', sorte: 'tout' })).toEqual({ etat: 'a_confirmer' });
  });

  it('offers no replay of what only its sender can state otherwise, and of all the rest', () => {
    expect(sansRejeu({ sens: 'entrant', code: 'IDENTIFIANT_REUTILISE' })).toContain('identifiant neuf');
    expect(sansRejeu({ sens: 'entrant', code: 'SCHEMA_INVALIDE' })).toBeNull();
    expect(sansRejeu({ sens: 'entrant', code: null })).toBeNull();
    expect(sansRejeu({ sens: 'sortant', code: 'EMETTEUR_NON_HABILITE' })).toBeNull();
  });
});
