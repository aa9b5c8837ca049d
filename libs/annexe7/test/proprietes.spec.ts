import fc from 'fast-check';
import {
  actions,
  ajouterJours,
  anomalies,
  Dossier,
  effetRetenu,
  empreinteDemandeur,
  etatAu,
  fusionner,
  memesDonnees,
  prochaineEcheance,
  prochainEffet,
  prochainRecalcul,
  projections,
  type ContexteProjection,
  type Fait,
  type FaitProjete,
  type Projection,
} from '../src/index.js';
import { contextes, histoires, melanges, reglages, territoire, type Histoire } from './histoires.js';

const composer = ({ demandeur, faits }: Histoire, choix?: Parameters<typeof Dossier.depuis>[2]): Dossier =>
  Dossier.depuis(demandeur, faits, choix, territoire);

const parCle = (projection: Projection): Record<string, FaitProjete> =>
  Object.fromEntries([...projection].sort(([une], [autre]) => (une < autre ? -1 : 1)));

/** All that a dossier says, on the days of the history. */
function reponses(dossier: Dossier, { cotraitances, jours }: Histoire): object[] {
  return jours.map((au) => {
    const contexte = toutDire(au);
    const { parcours3, gide } = projections(dossier, contexte);
    return {
      etats: cotraitances.map((numero) => etatAu(dossier, numero, au)),
      parcours3: parCle(parcours3),
      gide: parCle(gide),
      effet: prochainEffet(dossier, au, contexte),
    };
  });
}

const toutDire = (aujourdhui: string): ContexteProjection => ({
  aujourdhui,
  gideLuJusquAu: '9999-12-31',
  fluxActif: () => true,
});

/** États and projections of a day, as one text: cheap to compare day after day. */
function photographier(dossier: Dossier, { cotraitances }: Histoire, contexte: ContexteProjection): string {
  const { parcours3, gide } = projections(dossier, contexte);
  const etats = cotraitances.map((numero) => etatAu(dossier, numero, contexte.aujourdhui).etat);
  return JSON.stringify([etats, [...parcours3], [...gide]]);
}

/** The whole of what is kept of a dossier on a day: its summaries, all members, and its actions besides. */
function photographierEntier(dossier: Dossier, histoire: Histoire, contexte: ContexteProjection): string {
  const resumes = histoire.cotraitances.map((numero) => {
    const { regles: _explication, ...etat } = etatAu(dossier, numero, contexte.aujourdhui);
    return [etat, actions(dossier, numero, contexte)];
  });
  return JSON.stringify(resumes) + photographier(dossier, histoire, contexte);
}

const histoireEtMelange = histoires.chain((histoire) =>
  fc.tuple(fc.constant(histoire), melanges(histoire.faits)),
);

const histoireEtContexte = fc
  .tuple(histoires, reglages)
  .chain(([histoire, choix]) =>
    fc.tuple(fc.constant(histoire), fc.constant(choix), contextes(histoire.jours[0] as string)),
  );

const TYPES_DES_FINS = ['affectation.annulee', 'sortie.prononcee', 'sortie.proposee'];
const DE_GIDE = ['affectation.enregistree', 'statut.change', 'alerte.traitee', 'demandeur.modifie'];

describe('convergence [A2, A3]', () => {
  it('any order and any repetition of the facts give the same dossier and the same projections [A3]', () => {
    fc.assert(
      fc.property(histoireEtMelange, ([histoire, faits]) => {
        const autre = { ...histoire, faits };
        expect(reponses(composer(autre), histoire)).toEqual(reponses(composer(histoire), histoire));
        expect(composer(autre).cotraitances).toEqual(composer(histoire).cotraitances);
      }),
    );
  });

  it('merging is associative, commutative and idempotent on histories without conflict [A2]', () => {
    const enTrois = histoires.chain(({ faits }) =>
      fc.tuple(fc.subarray(faits), fc.subarray(faits), fc.subarray(faits)),
    );
    const trie = (faits: ReadonlyMap<string, Fait>): [string, Fait][] =>
      [...faits].sort(([une], [autre]) => (une < autre ? -1 : 1));
    fc.assert(
      fc.property(enTrois, ([a, b, c]) => {
        const gauche = fusionner(fusionner(a, b).values(), c);
        const droite = fusionner(a, fusionner(b, c).values());
        expect(trie(gauche)).toEqual(trie(droite));
        expect(trie(fusionner(a, b))).toEqual(trie(fusionner(b, a)));
        expect(trie(fusionner(a, a))).toEqual(trie(fusionner(a)));
        expect(trie(fusionner(gauche.values(), gauche.values()))).toEqual(trie(gauche));
      }),
    );
  });

  it('a dossier built from merged facts is the dossier of all the facts [A2]', () => {
    fc.assert(
      fc.property(histoires, (histoire) => {
        const fusionnes = { ...histoire, faits: [...fusionner(histoire.faits).values()] };
        expect(reponses(composer(fusionnes), histoire)).toEqual(reponses(composer(histoire), histoire));
      }),
    );
  });

  it('the facts of another demandeur change nothing [A1]', () => {
    fc.assert(
      fc.property(histoires, histoires, (histoire, autre) => {
        const dautrui = autre.faits.map((fait) => ({
          ...fait,
          sequence: '9999999999',
          data: { ...fait.data, demandeur: '7654321B' },
        })) as Fait[];
        const meles = { ...histoire, faits: [...dautrui, ...histoire.faits] };
        expect(reponses(composer(meles), histoire)).toEqual(reponses(composer(histoire), histoire));
      }),
    );
  });
});

describe('échéances and effects [F12, F13]', () => {
  it('the état holds from `depuis` until the next échéance, and no longer [F12]', () => {
    fc.assert(
      fc.property(histoires, reglages, (histoire, choix) => {
        const dossier = composer(histoire, choix);
        for (const numero of histoire.cotraitances) {
          for (const au of histoire.jours) {
            const { etat, depuis, prochaineEcheance: suite } = etatAu(dossier, numero, au);
            if (depuis !== null) {
              expect(depuis <= au).toBe(true);
              expect(etatAu(dossier, numero, depuis).etat).toBe(etat);
              expect(etatAu(dossier, numero, ajouterJours(depuis, -1)).etat).not.toBe(etat);
            }
            expect(prochaineEcheance(dossier, numero, au)).toEqual(suite);
            if (suite === null) continue;
            expect(etatAu(dossier, numero, suite.date).etat).toBe(suite.nature);
            expect(suite.nature).not.toBe(etat);
            expect(etatAu(dossier, numero, ajouterJours(suite.date, -1))).toMatchObject({ etat, depuis });
          }
        }
      }),
    );
  });

  it('nothing changes between two effects, and something changes on each [F13]', () => {
    fc.assert(
      fc.property(histoireEtContexte, ([histoire, choix, contexte]) => {
        const dossier = composer(histoire, choix);
        const luLe = (jour: string): ContexteProjection => ({
          ...contexte,
          aujourdhui: jour,
          gideLuJusquAu: jour,
        });
        const instantane = (jour: string): string => photographier(dossier, histoire, luLe(jour));
        let jour = ajouterJours([...histoire.jours].sort()[0] as string, -1);
        let present = instantane(jour);
        for (let pas = 0; pas < 40; pas += 1) {
          const effet = prochainEffet(dossier, jour, luLe(jour));
          const lendemain = ajouterJours(jour, 1);
          const suivant = instantane(lendemain);
          if (effet === lendemain) expect(suivant).not.toBe(present);
          else expect(suivant).toBe(present);
          if (effet !== null) expect(effet > jour).toBe(true);
          jour = lendemain;
          present = suivant;
        }
      }),
    );
  });

  it('on the next effect itself something changes, on its eve nothing yet [F13]', () => {
    fc.assert(
      fc.property(histoireEtContexte, ([histoire, choix, contexte]) => {
        const dossier = composer(histoire, choix);
        const instantane = (jour: string): string =>
          photographier(dossier, histoire, { ...contexte, aujourdhui: jour, gideLuJusquAu: jour });
        for (const jour of histoire.jours) {
          const effet = prochainEffet(dossier, jour, contexte);
          const apres = effet ?? '2140-01-01';
          expect(instantane(effet === null ? apres : ajouterJours(apres, -1))).toBe(instantane(jour));
          if (effet !== null) expect(instantane(effet)).not.toBe(instantane(jour));
        }
      }),
    );
  });
});

describe('actions through time [B3, E5, F11, H6]', () => {
  it('between two computations of a dossier nothing that is kept of it changes: summaries, actions, projections', () => {
    fc.assert(
      fc.property(histoireEtContexte, ([histoire, choix, contexte]) => {
        const dossier = composer(histoire, choix);
        const instantane = (jour: string): string =>
          photographierEntier(dossier, histoire, { ...contexte, aujourdhui: jour, gideLuJusquAu: jour });
        for (const jour of histoire.jours) {
          const suite = prochainRecalcul(dossier, { ...contexte, aujourdhui: jour, gideLuJusquAu: jour });
          const apres = suite ?? '2140-01-01';
          expect(instantane(suite === null ? apres : ajouterJours(apres, -1))).toBe(instantane(jour));
          if (suite !== null) expect(instantane(suite)).not.toBe(instantane(jour));
        }
      }),
    );
  });

  it('what only waits for the feed of GIDE is due today, and the reading of it brings something [H3]', () => {
    fc.assert(
      fc.property(histoireEtContexte, ([histoire, choix, contexte]) => {
        const dossier = composer(histoire, choix);
        const instantane = (lu: ContexteProjection): string => photographierEntier(dossier, histoire, lu);
        for (const jour of histoire.jours) {
          const present = { ...contexte, aujourdhui: jour };
          const apporte = instantane(present) !== instantane({ ...present, gideLuJusquAu: jour });
          const suite = prochainRecalcul(dossier, present);
          if (apporte) expect(suite).toBe(jour);
          else expect(suite === null || suite > jour).toBe(true);
        }
      }),
    );
  });
});

describe('what the partners are told [section 8]', () => {
  it('a projection applied by a partner, withdrawals included, leaves no difference [H4]', () => {
    const parEtapes = histoires.chain((histoire) =>
      fc.tuple(fc.constant(histoire), fc.array(fc.nat({ max: histoire.faits.length }), { maxLength: 4 })),
    );
    fc.assert(
      fc.property(parEtapes, ([histoire, coupures]) => {
        const jours = [...histoire.jours].sort();
        const aujourdhui = jours.at(-1) as string;
        const etapes = [...[...coupures].sort((a, b) => a - b), histoire.faits.length];
        const partenaires = { parcours3: new Partenaire(), gide: new Partenaire() };
        etapes.forEach((nombre, rang) => {
          const dossier = composer({ ...histoire, faits: histoire.faits.slice(0, nombre) });
          const jour = rang === etapes.length - 1 ? aujourdhui : (jours[rang] ?? aujourdhui);
          const { parcours3, gide } = projections(dossier, toutDire(jour));
          partenaires.parcours3.recevoir(parcours3);
          partenaires.gide.recevoir(gide);
        });
        const finales = projections(composer(histoire), toutDire(aujourdhui));
        for (const nom of ['parcours3', 'gide'] as const) {
          expect(partenaires[nom].recevoir(finales[nom])).toBe(0);
          expect(partenaires[nom].valides()).toEqual(
            Object.fromEntries(Object.entries(parCle(finales[nom])).map(([cle, { data }]) => [cle, data])),
          );
          expect(empreinteDemandeur(partenaires[nom].tenus())).toBe(
            empreinteDemandeur(partenaires[nom].tenus().reverse()),
          );
        }
      }),
    );
  });

  it('no partner is told what it states itself, but the computed ends [H5]', () => {
    fc.assert(
      fc.property(histoireEtContexte, ([histoire, choix, contexte]) => {
        const { parcours3, gide } = projections(composer(histoire, choix), contexte);
        for (const { type, data } of gide.values()) {
          expect(DE_GIDE).not.toContain(type);
          expect(data).not.toHaveProperty('annule');
        }
        for (const { type, cle, data } of parcours3.values()) {
          expect([...DE_GIDE, ...TYPES_DES_FINS.slice(0, 2)]).toContain(type);
          expect(cle.startsWith(`${type}/`)).toBe(true);
          expect(data).not.toHaveProperty('annule');
        }
      }),
    );
  });

  it('an effect is retained exactly when reading the feed to its end would tell something more [H3]', () => {
    fc.assert(
      fc.property(histoireEtContexte, ([histoire, choix, contexte]) => {
        const dossier = composer(histoire, choix);
        const maintenant = projections(dossier, contexte);
        const unefoisLu = projections(dossier, { ...contexte, gideLuJusquAu: '9999-12-31' });
        const differe =
          JSON.stringify([parCle(maintenant.gide), parCle(maintenant.parcours3)]) !==
          JSON.stringify([parCle(unefoisLu.gide), parCle(unefoisLu.parcours3)]);
        expect(effetRetenu(dossier, contexte)).toBe(differe);
      }),
    );
  });

  it('activating every flux tells what was missing and changes nothing else [H6]', () => {
    fc.assert(
      fc.property(histoireEtContexte, ([histoire, choix, contexte]) => {
        const dossier = composer(histoire, choix);
        const avant = projections(dossier, contexte);
        const apres = projections(dossier, { ...contexte, fluxActif: () => true });
        for (const nom of ['parcours3', 'gide'] as const) {
          expect(parCle(apres[nom])).toMatchObject(parCle(avant[nom]));
        }
      }),
    );
  });

  it('nothing is told nor found odd of a cotraitance without affectation [B3]', () => {
    fc.assert(
      fc.property(histoires, (histoire) => {
        const orphelins = histoire.faits.filter(({ type }) => type !== 'affectation.enregistree');
        const dossier = composer({ ...histoire, faits: orphelins });
        for (const jour of histoire.jours) {
          const { parcours3, gide } = projections(dossier, toutDire(jour));
          expect(parcours3.size + gide.size).toBe(0);
          expect(prochainEffet(dossier, jour, toutDire(jour))).toBeNull();
        }
        for (const numero of dossier.cotraitances) expect(anomalies(dossier, numero)).toEqual([]);
      }),
    );
  });
});

/** A partner as X4.2 describes it: keeps, per key, the newest version of what it was told. */
class Partenaire {
  private readonly dits = new Map<string, { sequence: number; data: Record<string, unknown> }>();

  /** Sends the difference, as H4 says: new data under the next sequence, or the last data with `annule`. */
  recevoir(projection: Projection): number {
    let envois = 0;
    for (const [cle, { data }] of projection) {
      const tenu = this.dits.get(cle);
      if (tenu !== undefined && memesDonnees(tenu.data, data)) continue;
      this.dits.set(cle, { sequence: (tenu?.sequence ?? 0) + 1, data });
      envois += 1;
    }
    for (const [cle, tenu] of this.dits) {
      if (projection.has(cle) || 'annule' in tenu.data) continue;
      this.dits.set(cle, { sequence: tenu.sequence + 1, data: { ...tenu.data, annule: true } });
      envois += 1;
    }
    return envois;
  }

  valides(): Record<string, object> {
    const valides = [...this.dits].filter(([, { data }]) => !('annule' in data));
    return Object.fromEntries(valides.map(([cle, { data }]) => [cle, data]));
  }

  tenus(): { cle: string; sequence: string; data: Record<string, unknown> }[] {
    return [...this.dits].map(([cle, { sequence, data }]) => ({
      cle,
      sequence: `${sequence}`.padStart(10, '0'),
      data,
    }));
  }
}
