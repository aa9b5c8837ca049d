import fc from 'fast-check';
import {
  anomalies,
  decompte,
  Dossier,
  etatAu,
  prochaineEcheance,
  projections,
  type Etat,
  type FaitProjete,
} from '../src/index.js';
import { contextes, histoires, reglages, territoire, type Histoire } from './histoires.js';
import { OracleDeDossier } from './oracle-projections.js';
import { jour } from './oracle-jours.js';
import type { Oracle } from './oracle.js';

/** The answer of the oracle, in the shape of the library's, without what the oracle does not know. */
function etatSelonLOracle(dossier: OracleDeDossier, oracle: Oracle, au: string): Partial<Etat> {
  const t = jour(au);
  const etat = oracle.etat(t);
  const sortie = oracle.sortie();
  return {
    etat,
    depuis: oracle.depuis(t),
    suspension: oracle.suspension(t),
    annulation: etat === 'annulee' ? { date: dateDe(oracle), motif: oracle.fin().motif } : null,
    sortie: etat === 'sortie' ? { date: dateDe(oracle), motif: sortie.motif, mode: sortie.mode } : null,
    prochaineEcheance: oracle.prochaineEcheance(t),
    decompte: oracle.decompte(),
    anomalies: dossier.anomalies(oracle, t),
  } as Partial<Etat>;
}

const dateDe = (oracle: Oracle): string =>
  new Date(oracle.fin().jour * 86_400_000).toISOString().slice(0, 10);

const parCle = (projection: Map<string, FaitProjete>): object =>
  Object.fromEntries([...projection].map(([cle, { data }]) => [cle, data]));

const composer = ({ demandeur, faits }: Histoire, choix: Parameters<typeof Dossier.depuis>[2]) => ({
  dossier: Dossier.depuis(demandeur, faits, choix, territoire),
  oracle: new OracleDeDossier(demandeur, faits, choix!, territoire),
});

describe('the library agrees with a second reading of the rules, day by day', () => {
  it('on the état, its échéances, the count and the anomalies [C1 to G3]', () => {
    fc.assert(
      fc.property(histoires, reglages, (histoire, choix) => {
        const { dossier, oracle } = composer(histoire, choix);
        for (const numero of histoire.cotraitances) {
          const lu = oracle.oracle(numero);
          for (const au of histoire.jours) {
            const obtenu = etatAu(dossier, numero, au);
            if (lu === undefined) {
              expect(obtenu).toMatchObject({ phase: null, etat: null, anomalies: [], depuis: null });
              continue;
            }
            expect(obtenu).toMatchObject(etatSelonLOracle(oracle, lu, au));
            expect(prochaineEcheance(dossier, numero, au)).toEqual(obtenu.prochaineEcheance);
          }
          if (lu === undefined) continue;
          expect(decompte(dossier, numero)).toEqual(lu.decompte());
          expect(anomalies(dossier, numero)).toEqual(oracle.anomalies(lu));
        }
      }),
    );
  });

  it('on what each partner must be told [H1 to H3, H6, E5]', () => {
    const cas = fc
      .tuple(histoires, reglages)
      .chain(([histoire, choix]) =>
        fc.tuple(fc.constant(histoire), fc.constant(choix), fc.tuple(...histoire.jours.map(contextes))),
      );
    fc.assert(
      fc.property(cas, ([histoire, choix, lesContextes]) => {
        const { dossier, oracle } = composer(histoire, choix);
        for (const contexte of lesContextes) {
          const { parcours3, gide } = projections(dossier, contexte);
          expect(parCle(parcours3)).toEqual(oracle.versParcours3(contexte));
          expect(parCle(gide)).toEqual(oracle.versGide(contexte));
        }
      }),
    );
  });
});
