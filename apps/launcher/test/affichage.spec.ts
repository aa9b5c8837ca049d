import { COMPTES_DE_DEMONSTRATION } from '#config';
import { BarreDeProgression } from '../src/demonstration/barre.js';
import { modeDEmploi } from '../src/demonstration/mode-d-emploi.js';
import { rendreRapport } from '../src/demonstration/rapport.js';
import { aMontrer } from '../src/processus/ligne-a-montrer.js';
import { adresses } from '../src/processus/roles.js';

function sortie(isTTY: boolean): { ecrit: string[]; isTTY: boolean; write(texte: string): void } {
  const ecrit: string[] = [];
  return { ecrit, isTTY, write: (texte) => void ecrit.push(texte) };
}

describe('what the launcher shows', () => {
  it('a bar on a terminal', () => {
    const terminal = sortie(true);
    new BarreDeProgression(terminal).avancer({
      etat: 'en_cours',
      etape: 'tirer_gide',
      avancement: { fait: 5, total: 10 },
    });
    expect(terminal.ecrit.join('')).toContain(`[${'█'.repeat(15)}${'░'.repeat(15)}] lire GIDE 5/10`);
  });

  it('one plain line per step elsewhere', () => {
    const fichier = sortie(false);
    const barre = new BarreDeProgression(fichier);
    for (const etape of [null, 'tirer_gide', 'tirer_gide', 'appliquer']) {
      barre.avancer({ etat: 'en_cours', etape, avancement: { fait: 0, total: 0 } });
    }
    barre.finir();
    expect(fichier.ecrit).toEqual([
      '  Synchronisation : démarrage\n',
      '  Synchronisation : lire GIDE\n',
      '  Synchronisation : appliquer\n',
    ]);
  });

  it('the report: received, applied and told by partner and type, états before and after, échéances, duration', () => {
    const texte = rendreRapport({
      id: '1',
      etat: 'terminee',
      jour: '2010-09-01',
      etape: 'rapport',
      avancement: { fait: 0, total: 0 },
      rapport: {
        recus: { gide: { 'statut.change': 1_200 } },
        appliques: { gide: { 'statut.change': 1_200 } },
        dits: { parcours3: { 'statut.change': 7 } },
        etatsAvant: {},
        etatsApres: { sortie: 2, affectee: 3 },
        echeancesTraitees: 4,
        dureeMs: 3_449,
      },
    });
    expect(texte).toContain('Synchronisation terminée (jour métier 2010-09-01), en 3,4 s');
    expect(texte).toMatch(/GIDE +statut\.change +1 200 +1 200 +0/);
    expect(texte).toMatch(/Parcours 3 +statut\.change +0 +0 +7/);
    expect(texte).toMatch(/Total +1 200 +1 200 +7/);
    expect(texte).toMatch(/affectée +0 +3\n +sortie +0 +2/);
    expect(texte).toContain('Échéances traitées : 4');
  });

  it('a partial run names the steps that were skipped', () => {
    const rapport = {
      ...{
        recus: {},
        appliques: {},
        dits: {},
        etatsAvant: {},
        etatsApres: {},
        echeancesTraitees: 0,
        dureeMs: 1,
      },
      sautees: { tirer_gide: 'GIDE ne répond pas' },
    };
    const avancement = { fait: 0, total: 0 };
    const texte = rendreRapport({
      id: '1',
      etat: 'partielle',
      jour: '2010-09-01',
      etape: null,
      avancement,
      rapport,
    });
    expect(texte).toContain('Étape sautée : lire GIDE (GIDE ne répond pas)');
  });

  it('where everything is, with paths that a shell takes', () => {
    const texte = modeDEmploi(adresses('127.0.0.1', 3000), '/tmp/à moi', '/tmp/à moi/cle-api', 'k7m-9xq');
    expect(texte).toContain('http://127.0.0.1:3000/api/docs');
    expect(texte).toContain('http://127.0.0.1:3002');
    expect(texte).toMatch(/\$\(cat '.*à moi\/cle-api'\)/);
  });

  it('how to sign in to the demonstration: one account for each role, and their password', () => {
    const demander = (motDePasse: string | null): string =>
      modeDEmploi(adresses('127.0.0.1', 3000), '/tmp/ici', null, motDePasse);
    expect(demander('k7m-9xq')).toContain('comptes fictifs), mot de passe : k7m-9xq');
    for (const { identifiant, nom } of COMPTES_DE_DEMONSTRATION)
      expect(demander('k7m-9xq')).toMatch(new RegExp(`^  ${identifiant} .* ${nom}, `, 'm'));
    expect(demander(null)).not.toMatch(/mot de passe/i);
  });

  it.each([
    ['{"level":30,"msg":"à l’écoute"}', null],
    ['{"level":50,"message":"panne","faille":"QueryFailedError 23505"}', 'panne : QueryFailedError 23505'],
    ['[Nest] 1  - 21/11/2026  LOG [NestFactory] Starting', null],
    ['TypeError: x is not a function', 'TypeError: x is not a function'],
    ['    at file:///app/main.js:1:1', '    at file:///app/main.js:1:1'],
    ['', null],
  ])('errors of a role, and nothing else, reach the console (%s)', (ligne, montree) => {
    expect(aMontrer(ligne)).toBe(montree);
  });
});
