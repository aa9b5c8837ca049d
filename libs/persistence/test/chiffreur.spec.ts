import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { TYPES_FAITS } from '#annexe7';
import { EXEMPLES } from '#contract';
import {
  Chiffreur,
  ClesDeChiffrementRefusees,
  ouvrirLesCles,
  trouverLesCles,
  ValeurIndechiffrable,
} from '#persistence';
import { clesDuJson } from '../src/chiffrement/chiffreur.js';

const cle = (id: string): string => `${id}:${randomBytes(32).toString('base64')}`;
const [UNE, AUTRE] = [cle('une'), cle('autre')];
const chiffreur = Chiffreur.lire(UNE);
const lire = (stocke: object, par = chiffreur): unknown => par.lireJson(JSON.stringify(stocke));
const raison = (travail: () => unknown): string => {
  try {
    travail();
  } catch (erreur) {
    if (erreur instanceof ValeurIndechiffrable) return erreur.code;
    throw erreur;
  }
  return 'ouverte';
};

const donnees = fc.record(
  {
    demandeur: fc.stringMatching(/^[0-9]{7}[0-9A-Z]$/),
    cotraitance: fc.stringMatching(/^[A-Z0-9-]{4,32}$/),
    identite: fc.record({ nom: fc.string(), prenom: fc.string() }),
    criteres: fc.array(fc.string()),
    rendezVous: fc.record({ lieu: fc.string({ unit: 'grapheme' }) }),
    commentaire: fc.oneof(fc.string(), fc.constant('chiffre:une:AAAA')),
    libelle: fc.string({ unit: 'binary', maxLength: 2_000 }).filter((texte) => texte.isWellFormed()),
    commune: fc.string(),
  },
  { requiredKeys: ['demandeur'] },
);

describe('what is encrypted of data [check 21]', () => {
  it('comes back as it was, whatever it holds, nested or not', () => {
    fc.assert(
      fc.property(donnees, (data) => {
        expect(lire(chiffreur.chiffrerDonnees(data))).toEqual(data);
        expect(lire(chiffreur.chiffrerDonnees({ sequence: '1', data }))).toEqual({ sequence: '1', data });
        expect(lire([{ faits: [chiffreur.chiffrerDonnees(data)] }])).toEqual([{ faits: [data] }]);
      }),
    );
  });

  it('comes back as it was for each type of the contract, and shows none of its free texts [X2]', () => {
    for (const type of TYPES_FAITS) {
      const data = EXEMPLES[type];
      const stocke = JSON.stringify(chiffreur.chiffrerDonnees(data));
      expect(lire(JSON.parse(stocke) as object)).toEqual(data);
      expect(stocke).not.toMatch(
        /DURAND|Camille|1990-05-12|\s(?!"|\d)|local:|absence_convocation|rc-75056S00|en cours/,
      );
    }
  });

  it('is never the same twice, and leaves what it is given as it was', () => {
    const data = { demandeur: '1234567A', commentaire: 'le même' };
    const [une, autre] = [chiffreur.chiffrerDonnees(data), chiffreur.chiffrerDonnees(data)];
    expect(une.commentaire).not.toBe(autre.commentaire);
    expect(data.commentaire).toBe('le même');
  });

  it('keeps the codes of closed lists that SQL and people look for: a motif is free in a statut alone', () => {
    const { motif } = chiffreur.chiffrerDonnees(EXEMPLES['sortie.prononcee']);
    expect(motif).toBe('demenagement_hors_zone');
    expect(chiffreur.chiffrerDonnees(EXEMPLES['statut.change']).motif).toMatch(/^chiffre:une:[\w-]+$/);
  });

  it('is read in clear when it was written before there were keys', () => {
    fc.assert(
      fc.property(donnees, (data) => {
        fc.pre(!JSON.stringify(data).includes('chiffre:'));
        expect(lire(data)).toEqual(data);
      }),
    );
  });

  it('opens in a later version and in a withdrawal of the same fact, nowhere else', () => {
    const stocke = chiffreur.chiffrerDonnees(EXEMPLES['alerte.declenchee']);
    expect(raison(() => lire({ ...stocke, nature: 'difficulte', annule: true }))).toBe('ouverte');
    for (const ailleurs of [{ demandeur: '7654321B' }, { cotraitance: 'CT-AUTRE' }, { alerte: 'A2' }])
      expect(raison(() => lire({ ...stocke, ...ailleurs }))).toBe('VALEUR_ALTEREE');
    const ensemble = chiffreur.chiffrerDonnees(EXEMPLES['affectation.enregistree']);
    expect([ensemble.criteres, ensemble.rendezVous]).toEqual(['chiffre::identite', 'chiffre::identite']);
    for (const sans of ['identite', 'criteres', 'rendezVous'])
      expect(raison(() => lire({ ...ensemble, [sans]: undefined }))).toBe('VALEUR_ALTEREE');
    const { description, ...reste } = stocke;
    expect(raison(() => lire({ ...reste, precision: description }))).toBe('VALEUR_ALTEREE');
  });

  it('refuses every change of what is stored', () => {
    const { commentaire = '' } = chiffreur.chiffrerDonnees(EXEMPLES['alerte.traitee']);
    const debut = 'chiffre:une:'.length;
    const octets = Buffer.from(commentaire.slice(debut), 'base64url');
    fc.assert(
      fc.property(fc.nat(octets.length * 8 - 1), (bit) => {
        const autres = Buffer.from(octets);
        autres[bit >> 3] = (autres[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const texte = commentaire.slice(0, debut) + autres.toString('base64url');
        expect(raison(() => lire({ ...EXEMPLES['alerte.traitee'], commentaire: texte }))).toBe(
          'VALEUR_ALTEREE',
        );
      }),
    );
    for (const texte of ['chiffre:', 'chiffre:une', 'chiffre:une:', 'chiffre:une:AAAA', 'chiffre:une:é'])
      expect(raison(() => lire({ ...EXEMPLES['alerte.traitee'], commentaire: texte }))).toBe(
        'VALEUR_ALTEREE',
      );
  });

  it('leaves alone what only looks encrypted, in JSON that is no data of a fact', () => {
    const vue = { libelle: 'chiffre:une:AAAA', filtres: { motif: 'chiffre:' } };
    expect(lire(vue)).toEqual(vue);
    expect(() => chiffreur.chiffrerDonnees({ libelle: 'sans personne' })).toThrow('unreachable');
  });

  it('says which key it misses, and nothing of what was there', () => {
    const stocke = chiffreur.chiffrerDonnees(EXEMPLES['affectation.enregistree']);
    const autre = Chiffreur.lire(AUTRE);
    expect(raison(() => lire(stocke, autre))).toBe('CLE_INCONNUE');
    expect(raison(() => lire(stocke, Chiffreur.SANS_CLE))).toBe('CLES_ABSENTES');
    expect(() => lire(stocke, autre)).toThrow(/« identite » \(clé « une »\)/);
    const deplace = JSON.stringify(stocke).replace('1234567A', '7654321B');
    expect(() => chiffreur.lireJson(deplace)).toThrow(
      /^(?!.*(DURAND|1234567A|7654321B)).*altérée ou déplacée/,
    );
  });

  it('opens under any of the keys given, and is written under the first', () => {
    const ensuite = Chiffreur.lire(`${AUTRE},${UNE}`);
    const stocke = JSON.stringify(chiffreur.chiffrerDonnees(EXEMPLES['affectation.enregistree']));
    const repris = ensuite.rechiffrerJson(stocke) ?? '';
    expect(clesDuJson(stocke)).toEqual(['une']);
    expect(clesDuJson(repris)).toEqual(['autre']);
    expect(Chiffreur.lire(AUTRE).lireJson(repris)).toEqual(EXEMPLES['affectation.enregistree']);
    expect(ensuite.rechiffrerJson(repris)).toBeNull();
    expect(Object.keys(JSON.parse(repris) as object)).toEqual(
      Object.keys(EXEMPLES['affectation.enregistree']),
    );
  });

  it('encrypts what is in clear when it is taken up, and leaves it while the first key is `clair`', () => {
    const clair = JSON.stringify(EXEMPLES['etape.enregistree']);
    expect(clesDuJson(clair)).toEqual([null]);
    expect(clesDuJson(chiffreur.rechiffrerJson(clair) ?? '')).toEqual(['une']);
    const transition = Chiffreur.lire(`clair,${UNE}`);
    expect(transition.chiffrerDonnees(EXEMPLES['etape.enregistree'])).toEqual(EXEMPLES['etape.enregistree']);
    expect(lire(chiffreur.chiffrerDonnees(EXEMPLES['etape.enregistree']), transition)).toEqual(
      EXEMPLES['etape.enregistree'],
    );
  });

  it('is neither written nor read by a process without any key', () => {
    expect(raison(() => Chiffreur.SANS_CLE.chiffrerDonnees({ demandeur: '1234567A' }))).toBe('CLES_ABSENTES');
    expect(raison(() => Chiffreur.SANS_CLE.chiffrerCorps('r', Buffer.from('x')))).toBe('CLES_ABSENTES');
    expect(Chiffreur.SANS_CLE.chiffrerDonnees(null)).toBeNull();
  });
});

describe('the bytes of a reception [check 21]', () => {
  it('come back as they were, small or large, and no larger than PostgreSQL would have kept them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4_000 }), (octets) => {
        const corps = Buffer.from(octets);
        expect(chiffreur.dechiffrerCorps('r1', chiffreur.chiffrerCorps('r1', corps)).equals(corps)).toBe(
          true,
        );
      }),
    );
    const page = Buffer.from(
      JSON.stringify(Array.from({ length: 500 }, () => EXEMPLES['etape.enregistree'])),
    );
    expect(chiffreur.chiffrerCorps('r1', page).length).toBeLessThan(page.length / 10);
  });

  it('do not open for another reception, nor altered, nor under another key', () => {
    const stocke = chiffreur.chiffrerCorps('r1', Buffer.from('{"data":1}'));
    const altere = Buffer.from(stocke);
    altere[stocke.length - 1] = (altere[stocke.length - 1] ?? 0) ^ 1;
    const autrement = Buffer.from(stocke);
    autrement['chiffre:une:'.length] = 1;
    expect(raison(() => chiffreur.dechiffrerCorps('r2', stocke))).toBe('VALEUR_ALTEREE');
    expect(raison(() => chiffreur.dechiffrerCorps('r1', altere))).toBe('VALEUR_ALTEREE');
    expect(raison(() => chiffreur.dechiffrerCorps('r1', autrement))).toBe('VALEUR_ALTEREE');
    expect(raison(() => Chiffreur.lire(AUTRE).dechiffrerCorps('r1', stocke))).toBe('CLE_INCONNUE');
  });

  it('are read as they are when they were kept before there were keys', () => {
    const corps = Buffer.from('{"specversion":"1.0"}');
    expect(chiffreur.dechiffrerCorps('r1', corps)).toBe(corps);
  });
});

describe('the keys of a process [check 21]', () => {
  let dossier: string;
  beforeEach(() => (dossier = mkdtempSync(join(tmpdir(), 'cles-'))));
  afterEach(() => rmSync(dossier, { recursive: true }));

  it('are drawn once in the data folder, for their owner alone, and found again', () => {
    expect(trouverLesCles({ dossierDonnees: dossier }).cleActive).toBeNull();
    const { cleActive } = ouvrirLesCles({ dossierDonnees: dossier });
    const fichier = join(dossier, 'cles-de-chiffrement');
    expect(statSync(fichier).mode & 0o777).toBe(0o600);
    expect(readFileSync(fichier, 'utf8')).toMatch(/^c[0-9a-f]{8}:[A-Za-z0-9+/]{43}=\n$/);
    expect(ouvrirLesCles({ dossierDonnees: dossier }).cleActive).toBe(cleActive);
    expect(trouverLesCles({ dossierDonnees: dossier }).cleActive).toBe(cleActive);
  });

  it('are those of the settings when these have some', () => {
    expect(ouvrirLesCles({ clesDeChiffrement: `${UNE},${AUTRE}`, dossierDonnees: dossier }).cleActive).toBe(
      'une',
    );
  });

  it('stop the start when the folder has something else in their place, or is none', () => {
    writeFileSync(join(dossier, 'cles-de-chiffrement'), 'une:courte');
    expect(() => ouvrirLesCles({ dossierDonnees: dossier })).toThrow(ClesDeChiffrementRefusees);
    expect(() => ouvrirLesCles({ dossierDonnees: join(dossier, 'cles-de-chiffrement') })).toThrow(
      /PASSERELLE_CLES_DE_CHIFFREMENT est absente/,
    );
  });
});
