import { evenement } from '#test/evenements';
import { controlerEvenement, proprietaireDe, type Verdict } from '#contract';
import { TYPES_FAITS, type TypeFait } from '#annexe7';

/** The verdict of its owner's door on the example of a type with some members replaced. */
function verdict(type: TypeFait, data: Record<string, unknown>): Verdict {
  const porte = proprietaireDe(type) === 'gide' ? 'urn:gide' : 'urn:parcours3';
  return controlerEvenement(evenement(type, data), { porte, estDesNotres: () => false });
}

const IDENTITE = { nom: 'DURAND', prenom: 'Camille', dateNaissance: '1990-05-12' };
const enonces = TYPES_FAITS.filter((type) => proprietaireDe(type) !== 'dude');

type Cas = [TypeFait, string, Record<string, unknown>, string];

const REFUSES: Cas[] = [
  ['statut.change', 'no demandeur', { demandeur: undefined }, '/demandeur'],
  ['statut.change', 'a demandeur of seven characters', { demandeur: '123456A' }, '/demandeur'],
  ['statut.change', 'a demandeur in lower case', { demandeur: '1234567a' }, '/demandeur'],
  ['statut.change', 'a demandeur followed by a line feed', { demandeur: '1234567A\n' }, '/demandeur'],
  ['statut.change', 'a number as demandeur', { demandeur: 12345678 }, '/demandeur'],
  ['statut.change', 'statut 0', { statut: 0 }, '/statut'],
  ['statut.change', 'statut 1.5', { statut: 1.5 }, '/statut'],
  ['statut.change', 'a text as statut', { statut: '12' }, '/statut'],
  ['statut.change', 'a statut beyond safe integers', { statut: 2 ** 53 }, '/statut'],
  ['statut.change', 'an unknown situation', { situation: 'INSCRIT' }, '/situation'],
  ['statut.change', 'a date that does not exist', { dateEffet: '2010-02-29' }, '/dateEffet'],
  ['statut.change', '29 February 1900', { dateEffet: '1900-02-29' }, '/dateEffet'],
  ['statut.change', '29 February 2100', { dateEffet: '2100-02-29' }, '/dateEffet'],
  ['statut.change', 'a date of 1899', { dateEffet: '1899-12-31' }, '/dateEffet'],
  ['statut.change', 'a date of 2101', { dateEffet: '2101-01-01' }, '/dateEffet'],
  ['statut.change', 'a date with a time', { dateEffet: '2010-03-01T00:00:00' }, '/dateEffet'],
  ['statut.change', 'a date without zeros', { dateEffet: '2010-3-1' }, '/dateEffet'],
  ['statut.change', 'null as optional motif', { motif: null }, '/motif'],
  ['statut.change', 'a motif of 2,001 characters', { motif: 'x'.repeat(2001) }, '/motif'],
  ['statut.change', 'a motif with U+0000', { motif: 'a\0b' }, '/motif'],
  ['statut.change', 'a motif with a lone surrogate', { motif: '\udc00' }, '/motif'],
  ['statut.change', 'a negative duration', { dureeMois: -1 }, '/dureeMois'],
  ['statut.change', 'annule: false', { annule: false }, '/annule'],
  ['statut.change', 'annule: "true"', { annule: 'true' }, '/annule'],
  ['statut.change', 'annule: null', { annule: null }, '/annule'],
  [
    'statut.change',
    'annule without the required members',
    { annule: true, situation: undefined },
    '/situation',
  ],
  ['demandeur.modifie', 'modification 0', { modification: 0 }, '/modification'],
  ['demandeur.modifie', 'null as identite', { identite: null }, '/identite'],
  [
    'demandeur.modifie',
    'an identite without birth date',
    { identite: { ...IDENTITE, dateNaissance: undefined } },
    '/identite/dateNaissance',
  ],
  ['affectation.enregistree', 'a cotraitance of three characters', { cotraitance: 'CT1' }, '/cotraitance'],
  [
    'affectation.enregistree',
    'a cotraitance of 33 characters',
    { cotraitance: 'C'.repeat(33) },
    '/cotraitance',
  ],
  ['affectation.enregistree', 'a cotraitance in lower case', { cotraitance: 'ct-2010' }, '/cotraitance'],
  ['affectation.enregistree', 'a structure without S', { structure: '7505600' }, '/structure'],
  ['affectation.enregistree', 'a structure of 2C', { structure: '2C004S01' }, '/structure'],
  ['affectation.enregistree', 'a number as site', { sitePoleEmploi: 75116 }, '/sitePoleEmploi'],
  ['affectation.enregistree', 'a site of four digits', { sitePoleEmploi: '7511' }, '/sitePoleEmploi'],
  ['affectation.enregistree', 'a commune of 2c', { commune: '2a004' }, '/commune'],
  ['affectation.enregistree', 'no criterion', { criteres: [] }, '/criteres'],
  ['affectation.enregistree', 'one text as criteres', { criteres: 'projet_mal_defini' }, '/criteres'],
  [
    'affectation.enregistree',
    'an unknown criterion',
    { criteres: ['projet_mal_defini', 'autre'] },
    '/criteres/1',
  ],
  ['affectation.enregistree', 'a local criterion without a name', { criteres: ['local:'] }, '/criteres/0'],
  ['affectation.enregistree', 'null among the criteria', { criteres: [null] }, '/criteres/0'],
  ['affectation.enregistree', 'no identite', { identite: undefined }, '/identite'],
  ['affectation.enregistree', 'a list as identite', { identite: [IDENTITE] }, '/identite'],
  ['affectation.enregistree', 'a text as identite', { identite: 'DURAND' }, '/identite'],
  [
    'affectation.enregistree',
    'an unreal birth date',
    { identite: { ...IDENTITE, dateNaissance: '1990-04-31' } },
    '/identite/dateNaissance',
  ],
  ['affectation.enregistree', 'null as nom', { identite: { ...IDENTITE, nom: null } }, '/identite/nom'],
  ['affectation.enregistree', 'a text as indemnise', { indemnise: 'false' }, '/indemnise'],
  ['affectation.enregistree', 'a number as indemnise', { indemnise: 0 }, '/indemnise'],
  [
    'affectation.enregistree',
    'an appointment without place',
    { rendezVous: { date: '2010-02-10' } },
    '/rendezVous/lieu',
  ],
  [
    'affectation.enregistree',
    'an appointment at an unreal date',
    { rendezVous: { date: 'demain', lieu: 'ici' } },
    '/rendezVous/date',
  ],
  ['affectation.annulee', 'an unknown motif', { motif: 'demenagement' }, '/motif'],
  ['alerte.traitee', 'an unknown decision', { decision: 'maintien' }, '/decision'],
  ['alerte.traitee', 'a sortie without motifSortie', { decision: 'sortie' }, '/motifSortie'],
  [
    'alerte.traitee',
    'a sortie with null as motifSortie',
    { decision: 'sortie', motifSortie: null },
    '/motifSortie',
  ],
  [
    'alerte.traitee',
    'a motif of another kind',
    { decision: 'sortie', motifSortie: 'age_26' },
    '/motifSortie',
  ],
  ['alerte.traitee', 'an unknown mesure', { mesure: 'aucune' }, '/mesure'],
  ['alerte.traitee', 'an empty alerte', { alerte: '' }, '/alerte'],
  ['alerte.traitee', 'an alerte of 65 characters', { alerte: 'A'.repeat(65) }, '/alerte'],
  ['alerte.traitee', 'an alerte with a space', { alerte: 'A 1' }, '/alerte'],
  ['alerte.traitee', 'an alerte with a slash', { alerte: 'A/1' }, '/alerte'],
  ['sortie.prononcee', 'an unknown motif', { motif: 'erreur' }, '/motif'],
  ['sortie.prononcee', 'no date', { dateSortie: undefined }, '/dateSortie'],
  ['parcours.initialise', 'no entretien', { entretien: undefined }, '/entretien'],
  [
    'parcours.initialise',
    'an entretien by telephone',
    { entretien: { type: 'telephone', date: '2010-02-10' } },
    '/entretien/type',
  ],
  ['parcours.initialise', 'an entretien without date', { entretien: { type: 'atelier' } }, '/entretien/date'],
  ['alerte.declenchee', 'an unknown nature', { nature: 'autre' }, '/nature'],
  ['alerte.declenchee', 'null as description', { description: null }, '/description'],
  ['alerte.close', 'another motif', { motif: 'erreur' }, '/motif'],
  ['etape.enregistree', 'an unknown nature', { nature: 'stage' }, '/nature'],
  ['etape.enregistree', 'an unreal end', { dateFin: '2010-06-31' }, '/dateFin'],
  ['civis.change', 'no beginning', { dateDebut: undefined }, '/dateDebut'],
  ['civis.change', 'null as end', { dateFin: null }, '/dateFin'],
];

const ACCEPTES: [TypeFait, string, Record<string, unknown>][] = [
  ['statut.change', 'annule: true beside its members', { annule: true }],
  ['statut.change', 'no optional member', { motif: undefined, dureeMois: undefined }],
  ['statut.change', 'an empty motif', { motif: '' }],
  ['statut.change', 'a motif of 2,000 characters outside the first plane', { motif: '𝄞'.repeat(2000) }],
  ['statut.change', '29 February 2000', { dateEffet: '2000-02-29' }],
  ['statut.change', '1 January 1900', { dateEffet: '1900-01-01' }],
  ['statut.change', '31 December 2100', { dateEffet: '2100-12-31' }],
  ['statut.change', 'the greatest safe integer', { statut: Number.MAX_SAFE_INTEGER }],
  ['affectation.enregistree', 'Corsica', { commune: '2A004', structure: '2B033S01' }],
  ['affectation.enregistree', 'no appointment', { rendezVous: undefined }],
  ['affectation.enregistree', 'a local criterion alone', { criteres: ['local:permis'] }],
  [
    'affectation.enregistree',
    'the same criterion twice',
    { criteres: ['situation_personnelle', 'situation_personnelle'] },
  ],
  ['affectation.enregistree', 'a demandeur number ending with a digit', { demandeur: '12345678' }],
  [
    'alerte.traitee',
    'a sortie with its motif',
    { decision: 'sortie', motifSortie: 'reprise_smp', mesure: undefined },
  ],
  ['alerte.traitee', 'a motifSortie that nothing asks for', { motifSortie: 'reprise_smp' }],
  ['demandeur.modifie', 'no identite', { identite: undefined }],
  ['civis.change', 'no end', { dateFin: undefined }],
  ['etape.enregistree', 'an end before the beginning: odd, not malformed [B2]', { dateFin: '2010-01-01' }],
];

describe('data of each type [X2]', () => {
  it.each(REFUSES)('%s: refuses %s', (type, _cas, data, pointeur) => {
    expect(verdict(type, data)).toMatchObject({ code: 'SCHEMA_INVALIDE', pointeur: `/data${pointeur}` });
  });

  it.each(ACCEPTES)('%s: accepts %s', (type, _cas, data) => {
    expect(verdict(type, data)).toMatchObject({ verdict: 'accepte' });
  });

  it.each(enonces)('%s: refuses null for each of its members, whatever the member [X1]', (type) => {
    const complet = verdict(type, {});
    if (complet.verdict !== 'accepte') throw new Error('the example must be accepted');
    for (const membre of [...Object.keys(complet.donnees), 'annule']) {
      expect(verdict(type, { [membre]: null })).toMatchObject({ pointeur: `/data/${membre}` });
    }
  });

  it('drops unknown members, nested ones included, and keeps dateEntretienInitialisation for what we say [X1, C3]', () => {
    const recu = verdict('affectation.enregistree', {
      identite: { ...IDENTITE, sexe: 'F' },
      rendezVous: { date: '2010-02-10', lieu: 'ici', heure: '10:00' },
      dateEntretienInitialisation: 12,
      __inconnu: true,
    });
    expect(recu).toMatchObject({ verdict: 'accepte' });
    if (recu.verdict !== 'accepte') return;
    expect(recu.donnees['identite']).toEqual(IDENTITE);
    expect(recu.donnees['rendezVous']).toEqual({ date: '2010-02-10', lieu: 'ici' });
    expect(recu.donnees).not.toHaveProperty('dateEntretienInitialisation');
    expect(recu.donnees).not.toHaveProperty('__inconnu');
  });

  it('says what is expected and the class of what came, in French', () => {
    const phrase = (type: TypeFait, data: Record<string, unknown>): string => {
      const rendu = verdict(type, data);
      return rendu.verdict === 'refuse' ? rendu.detail : '';
    };
    expect(phrase('statut.change', { dateEffet: '2010-02-30' })).toBe(
      'Le membre « dateEffet » doit être une date AAAA-MM-JJ, jour réel des années 1900 à 2100 ; reçu : un jour qui n’existe pas au calendrier, ou hors de ces années.',
    );
    expect(phrase('statut.change', { statut: '12' })).toBe(
      'Le membre « statut » doit être un nombre entier, au moins 1 ; reçu : un texte de 2 caractères.',
    );
    expect(phrase('statut.change', { motif: null })).toBe(
      'Le membre « motif » vaut null, ce qui n’est jamais admis : donnez un texte d’au plus 2 000 caractères, ou retirez le membre.',
    );
    expect(phrase('alerte.traitee', { decision: 'sortie' })).toBe(
      'Le membre « motifSortie » manque : il est obligatoire quand « decision » vaut « sortie » ; attendu : l’une des valeurs « reorientation_partenaire », « reprise_smp ».',
    );
    expect(phrase('affectation.enregistree', { criteres: ['projet_mal_defini', 3] })).toMatch(
      /^L’élément 1 de « criteres » doit être l’un des critères .* ; reçu : un nombre entier\.$/u,
    );
    expect(phrase('statut.change', { motif: 'a\0' })).toMatch(/reçu : un texte contenant U\+0000/u);
  });
});
