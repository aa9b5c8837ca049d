import fc from 'fast-check';
import {
  ajouterJours,
  Dossier,
  etatAu,
  friseDe,
  prochaineEcheance,
  type Frise,
  type Periode,
} from '../src/index.js';
import { histoires, reglages, territoire, type Histoire } from './histoires.js';

const tient = ({ du, au }: Periode, jour: string): boolean => du <= jour && (au === null || jour < au);

/** Each cotraitance of a history that has an affectation, with its frieze. */
const frises = fc.tuple(histoires, reglages).map(([histoire, choix]) => {
  const dossier = Dossier.depuis(histoire.demandeur, histoire.faits, choix, territoire);
  return { histoire, dossier, numeros: dossier.completes.map(({ numero }) => numero) };
});

/** The days of a history, and both sides of everything that the frieze shows. */
function jours({ jours: siens }: Histoire, { etats, alertes, suspensions }: Frise): string[] {
  const bornes = [...etats, ...alertes, ...suspensions].flatMap(({ du, au }) =>
    au === null ? [du] : [du, au],
  );
  return [...siens, ...bornes.flatMap((jour) => [ajouterJours(jour, -1), jour])];
}

/** Runs `verifier` for each frieze, on each day that matters. */
function chaqueJour(
  verifier: (sa: { dossier: Dossier; numero: string; frise: Frise; jour: string }) => void,
): void {
  fc.assert(
    fc.property(frises, ({ histoire, dossier, numeros }) => {
      for (const numero of numeros) {
        const frise = friseDe(dossier, numero);
        if (frise === null) throw new Error('it is complete');
        for (const jour of jours(histoire, frise)) verifier({ dossier, numero, frise, jour });
      }
    }),
  );
}

describe('the frieze of a cotraitance [section 6]', () => {
  it('shows on every day the phase, the état, its first day and the rule that the état of that day has [F0 to F7]', () => {
    chaqueJour(({ dossier, numero, frise, jour }) => {
      const { phase, etat, depuis, regles } = etatAu(dossier, numero, jour);
      const periode = frise.etats.find((une) => tient(une, jour));
      expect([periode?.phase ?? null, periode?.etat ?? null, periode?.du ?? null]).toEqual([
        phase,
        etat,
        depuis,
      ]);
      expect(periode?.regle ?? 'F0').toBe(regles.etat?.regle);
      expect(frise.phases.find((une) => tient(une, jour))?.phase ?? null).toBe(phase);
    });
  });

  it('shows what is to come as the échéances say it [F12]', () => {
    chaqueJour(({ dossier, numero, frise, jour }) => {
      const suivante = frise.etats.find(({ du }) => du > jour);
      expect(suivante === undefined ? null : { date: suivante.du, nature: suivante.etat }).toEqual(
        prochaineEcheance(dossier, numero, jour),
      );
    });
  });

  it('shows an alert while it is open and the cotraitance runs, a suspension while its facet is shown [F8, F9]', () => {
    chaqueJour(({ dossier, numero, frise, jour }) => {
      const { phase, alertes, suspension } = etatAu(dossier, numero, jour);
      const court = phase === 'entree' || phase === 'accompagnement';
      const ouvertes = court
        ? alertes.filter(({ fin }) => fin === null || jour < fin).map(({ alerte }) => alerte)
        : [];
      expect(frise.alertes.filter((une) => tient(une, jour)).map(({ alerte }) => alerte)).toEqual(ouvertes);
      const presente = frise.suspensions.find((une) => tient(une, jour));
      expect(presente ? { depuis: presente.du, echeance: presente.echeance } : null).toEqual(suspension);
    });
  });

  it('has no gap, no two runs alike in a row, and one end that goes on [E4]', () => {
    chaqueJour(({ frise: { etats, phases } }) => {
      for (const runs of [etats, phases]) {
        expect(runs.map(({ au }) => au)).toEqual([...runs.slice(1).map(({ du }) => du), null]);
        for (const { du, au } of runs) expect(au === null || du < au).toBe(true);
      }
      expect(etats.every(({ etat }, rang) => etat !== etats[rang + 1]?.etat)).toBe(true);
      expect(phases.every(({ phase }, rang) => phase !== phases[rang + 1]?.phase)).toBe(true);
      expect(['sortie', 'annulee']).toContain(etats.at(-1)?.etat);
    });
  });

  it('of an incomplete or unknown cotraitance is none [B3]', () => {
    fc.assert(
      fc.property(frises, ({ histoire, dossier, numeros }) => {
        for (const numero of [...histoire.cotraitances, 'CT-INCONNUE'])
          if (!numeros.includes(numero)) expect(friseDe(dossier, numero)).toBeNull();
      }),
    );
  });
});
