import type { CalculDeCotraitance, FaitsDeCotraitance, ResumeDeCotraitance } from './modele.js';
import { rendreHistorique } from './rendre-historique.js';

const RESUME: ResumeDeCotraitance = {
  cotraitance: '9000001',
  structure: '75001',
  phase: 'accompagnement',
  etat: 'alerte',
  depuis: '2010-08-01',
  dates: { affectation: '2010-03-01' },
  alertes: [{ alerte: '17', nature: 'absence_mois', dateAlerte: '2010-08-01', fin: null, decision: null }],
  suspension: null,
  annulation: null,
  sortie: null,
  prochaineEcheance: null,
  decompte: { compte: true, annee: 2010 },
  anomalies: [],
};
const AUCUN_FAIT: FaitsDeCotraitance = { faits: [] };

const calcul = (version: number, resume: ResumeDeCotraitance): CalculDeCotraitance => ({
  version,
  connuLe: '2010-09-01T08:00:00.000Z',
  calculeAu: '2010-09-01',
  cause: 'message',
  etat: resume.etat,
  resume,
  regles: { alertes: { regle: 'F8', messages: [] } },
  ecartsDeRegles: [],
});

function rendre(apres: ResumeDeCotraitance): string {
  const calculs = [calcul(1, RESUME), calcul(2, apres)];
  const texte = rendreHistorique({ cotraitance: '9000001', demandeur: '0000001A', calculs }, AUCUN_FAIT);
  return texte.slice(texte.indexOf('Version 2'));
}

describe('the history of a cotraitance [A4]', () => {
  it('shows an alerte of which only the decision changed', () => {
    const alertes = RESUME.alertes.map((une) => ({ ...une, decision: 'maintien_actif' }));
    expect(rendre({ ...RESUME, alertes })).toMatch(
      /Alertes +17 \(absence mois, 2010-08-01 à …\) +17 \(absence mois, 2010-08-01 à …, décision : maintien en accompagnement actif\) +F8/,
    );
  });

  it('says what it knows when nothing of what it shows changed', () => {
    expect(rendre(RESUME)).toContain(
      '  Rien de ce qui est montré ici n’a changé ; les actions à mener, peut-être.',
    );
  });
});
