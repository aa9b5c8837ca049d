import { evenement } from '#test/evenements';
import {
  controlerEvenement,
  EXEMPLES,
  proprietaireDe,
  typeComplet,
  typeCourt,
  type ContexteControle,
  type Verdict,
} from '#contract';
import { TYPES_FAITS, type TypeFait } from '#annexe7';

const aLaPorte = (porte: ContexteControle['porte'], notres: readonly string[] = []): ContexteControle => ({
  porte,
  estDesNotres: (id) => notres.includes(id),
});
const GIDE = aLaPorte('urn:gide');
const PARCOURS3 = aLaPorte('urn:parcours3');

function refusDe(verdict: Verdict): { code: string; pointeur: string } {
  if (verdict.verdict !== 'refuse') throw new Error(`expected a refusal, got ${verdict.verdict}`);
  return { code: verdict.code, pointeur: verdict.pointeur };
}

describe('what a door decides of one event', () => {
  const enonces = TYPES_FAITS.filter((type) => proprietaireDe(type) !== 'dude');

  it.each(enonces)('accepts %s from its owner, with its key and known members only [X2, X3.3]', (type) => {
    const porte = proprietaireDe(type) === 'gide' ? GIDE : PARCOURS3;
    const recu = evenement(type, { inconnu: { profond: null } }, { extension: 'x' });
    const verdict = controlerEvenement(recu, porte);
    expect(verdict).toMatchObject({ verdict: 'accepte', type, demandeur: '1234567A' });
    if (verdict.verdict !== 'accepte') return;
    expect(verdict.donnees).toEqual(EXEMPLES[type]);
    expect(verdict.evenement).toBe(recu);
    expect(verdict.cle.startsWith(`${type}/`)).toBe(true);
    expect(verdict.cotraitance).toBe('cotraitance' in EXEMPLES[type] ? 'CT-2010-000001' : null);
  });

  it.each(TYPES_FAITS)('gives %s its full name and back [X1]', (type) => {
    expect(typeCourt(typeComplet(type))).toBe(type);
    expect(typeComplet(type)).toBe(`fr.dude.${type}.v1`);
    expect(typeCourt(type)).toBeUndefined();
  });

  describe('authority [B1]', () => {
    it.each(TYPES_FAITS)('lets only its owner state %s', (type) => {
      for (const [porte, nom] of [
        [GIDE, 'gide'],
        [PARCOURS3, 'parcours3'],
      ] as const) {
        const verdict = controlerEvenement(evenement(type, {}, { source: porte.porte }), porte);
        if (proprietaireDe(type) === nom) {
          expect(verdict.verdict).toBe('accepte');
        } else {
          const reservee = nom === 'parcours3' && type === 'sortie.prononcee';
          expect(refusDe(verdict)).toEqual({
            code: reservee ? 'SORTIE_RESERVEE_A_POLE_EMPLOI' : 'EMETTEUR_NON_HABILITE',
            pointeur: '/type',
          });
        }
      }
    });

    it('refuses a sortie stated by Parcours 3 whatever its data [B1, X3.3]', () => {
      const sortie = evenement('sortie.prononcee', { dateSortie: 'hier' }, { source: 'urn:parcours3' });
      expect(refusDe(controlerEvenement(sortie, PARCOURS3)).code).toBe('SORTIE_RESERVEE_A_POLE_EMPLOI');
    });

    it('refuses an event whose source is not the system of the door', () => {
      const ailleurs = controlerEvenement(evenement('statut.change'), PARCOURS3);
      expect(refusDe(ailleurs)).toEqual({ code: 'EMETTEUR_NON_HABILITE', pointeur: '/source' });
      const tiers = controlerEvenement(evenement('statut.change', {}, { source: 'urn:autre' }), GIDE);
      expect(refusDe(tiers)).toEqual({ code: 'EMETTEUR_NON_HABILITE', pointeur: '/source' });
    });

    it('refuses a sortie of Parcours 3 at the door of GIDE for its source', () => {
      const sortie = evenement('sortie.prononcee', {}, { source: 'urn:parcours3' });
      expect(refusDe(controlerEvenement(sortie, GIDE)).pointeur).toBe('/source');
    });
  });

  describe('echoes [H5]', () => {
    it('recognises what we said, before type, authority and data are looked at', () => {
      const echo = evenement(
        'statut.change',
        {},
        { source: 'urn:dude', type: 'n.importe.quoi', data: 'rien' },
      );
      expect(controlerEvenement(echo, GIDE)).toEqual({ verdict: 'echo', evenement: echo });
    });

    it('recognises what a partner says because we said something', () => {
      const echo = evenement('statut.change', {}, { causationid: 'le-notre', source: 'urn:autre' });
      expect(controlerEvenement(echo, aLaPorte('urn:gide', ['le-notre'])).verdict).toBe('echo');
    });

    it('does not take a cause that is not ours, nor equal content, for an echo', () => {
      const autre = evenement('statut.change', {}, { causationid: 'le-sien' });
      expect(controlerEvenement(autre, aLaPorte('urn:gide', ['le-notre'])).verdict).toBe('accepte');
    });

    it('looks at the envelope first [X3.3]', () => {
      const boiteux = evenement('statut.change', {}, { source: 'urn:dude', sequence: '3' });
      expect(refusDe(controlerEvenement(boiteux, GIDE))).toEqual({
        code: 'SCHEMA_INVALIDE',
        pointeur: '/sequence',
      });
    });
  });

  describe('order of the checks [X3.3]', () => {
    it('puts the type before authority and data', () => {
      const faux = evenement(
        'statut.change',
        {},
        { type: 'fr.dude.inconnu.v1', source: 'urn:autre', data: 3 },
      );
      expect(refusDe(controlerEvenement(faux, GIDE))).toEqual({ code: 'TYPE_INCONNU', pointeur: '/type' });
    });

    it('puts authority before data', () => {
      const faux = evenement('civis.change', { civis: '' }, { source: 'urn:gide' });
      expect(refusDe(controlerEvenement(faux, GIDE)).code).toBe('EMETTEUR_NON_HABILITE');
    });

    it.each([
      'statut.change',
      'fr.dude.statut.change.v2',
      'fr.dude.statut.change',
      'FR.DUDE.STATUT.CHANGE.V1',
    ])('does not know the type %s', (type) => {
      expect(refusDe(controlerEvenement(evenement('statut.change', {}, { type }), GIDE)).code).toBe(
        'TYPE_INCONNU',
      );
    });
  });

  describe('envelope [X1]', () => {
    const mauvais: [string, Record<string, unknown>, string][] = [
      ['no version', { specversion: undefined }, '/specversion'],
      ['another version', { specversion: '0.3' }, '/specversion'],
      ['no id', { id: undefined }, '/id'],
      ['an empty id', { id: '' }, '/id'],
      ['an id of 129 characters', { id: 'x'.repeat(129) }, '/id'],
      ['an id with U+0000', { id: 'a\0b' }, '/id'],
      ['an id with a lone surrogate', { id: 'a\ud800' }, '/id'],
      ['a number as id', { id: 12 }, '/id'],
      ['no source', { source: undefined }, '/source'],
      ['an empty source', { source: '' }, '/source'],
      ['a list as type', { type: ['fr.dude.statut.change.v1'] }, '/type'],
      ['a sequence of nine digits', { sequence: '000000003' }, '/sequence'],
      ['a sequence of eleven digits', { sequence: '00000000003' }, '/sequence'],
      ['a number as sequence', { sequence: 3 }, '/sequence'],
      ['a sequence with a sign', { sequence: '+000000003' }, '/sequence'],
      ['a sequence followed by a line feed', { sequence: '0000000003\n' }, '/sequence'],
      ['a time without offset', { time: '2010-03-01T09:12:00' }, '/time'],
      ['a time on a day that does not exist', { time: '2010-02-29T09:12:00Z' }, '/time'],
      ['a time at 24:00', { time: '2010-03-01T24:00:00Z' }, '/time'],
      ['a date as time', { time: '2010-03-01' }, '/time'],
      ['null for a known attribute', { subject: null }, '/subject'],
      ['null as cause', { causationid: null }, '/causationid'],
      ['data of another content type', { datacontenttype: 'text/xml' }, '/datacontenttype'],
    ];

    it.each(mauvais)('refuses %s', (_cas, attributs, pointeur) => {
      const verdict = controlerEvenement(evenement('statut.change', {}, attributs), GIDE);
      expect(refusDe(verdict)).toEqual({ code: 'SCHEMA_INVALIDE', pointeur });
    });

    const bons: [string, Record<string, unknown>][] = [
      ['an id of 128 characters, counted as characters', { id: '🧾'.repeat(128) }],
      ['no optional attribute', { subject: undefined, time: undefined, datacontenttype: undefined }],
      ['a time with fractions and lower case', { time: '2010-03-01t09:12:00.123456789z' }],
      ['a leap second', { time: '2008-12-31T23:59:60Z' }],
      ['a content type with parameters', { datacontenttype: 'application/json; charset=utf-8' }],
      ['unknown attributes, null included', { traceparent: '00-x', dataref: null }],
    ];

    it.each(bons)('accepts %s', (_cas, attributs) => {
      expect(controlerEvenement(evenement('statut.change', {}, attributs), GIDE).verdict).toBe('accepte');
    });

    it.each([null, 3, 'texte', true, [], undefined])('refuses %j, which is no event', (brut) => {
      expect(refusDe(controlerEvenement(brut, GIDE))).toEqual({ code: 'SCHEMA_INVALIDE', pointeur: '' });
    });

    it.each([undefined, null, 3, 'texte', []])('refuses %j as data', (data) => {
      const verdict = controlerEvenement(evenement('statut.change', {}, { data }), GIDE);
      expect(refusDe(verdict)).toEqual({ code: 'SCHEMA_INVALIDE', pointeur: '/data' });
    });
  });

  describe('what a refusal shows', () => {
    it('gives the id and only members that are well formed', () => {
      const verdict = controlerEvenement(
        evenement('alerte.close', { cotraitance: 'ct en minuscules', motif: 'autre' }, { id: 'p3-1' }),
        PARCOURS3,
      );
      expect(verdict).toMatchObject({
        verdict: 'refuse',
        id: 'p3-1',
        apercu: {
          source: 'urn:parcours3',
          type: 'fr.dude.alerte.close.v1',
          sequence: '0000000001',
          demandeur: '1234567A',
        },
      });
      expect(verdict.verdict === 'refuse' && 'cotraitance' in verdict.apercu).toBe(false);
    });

    it('gives no id when it is not one, and nothing of what is no event', () => {
      const sansId = controlerEvenement(evenement('statut.change', {}, { id: '' }), GIDE);
      expect('id' in sansId).toBe(false);
      expect(controlerEvenement('texte', GIDE)).toMatchObject({ apercu: {} });
    });

    it('says the first thing to correct and where the others are', () => {
      const verdict = controlerEvenement(
        evenement('statut.change', { situation: 'absent', dateEffet: '2010-02-30', motif: null }),
        GIDE,
      );
      expect(verdict).toMatchObject({ pointeur: '/data/situation' });
      expect(verdict.verdict === 'refuse' && verdict.detail).toContain(
        'À corriger aussi : /data/dateEffet, /data/motif.',
      );
    });

    it('never shows a value [personal data]', () => {
      const secrets = { nom: ['CANARI'], prenom: 'CANARI\0', dateNaissance: '19CANARI' };
      const types: TypeFait[] = ['affectation.enregistree', 'demandeur.modifie'];
      for (const type of types) {
        const verdict = controlerEvenement(evenement(type, { identite: secrets, commune: 'CANARI' }), GIDE);
        expect(JSON.stringify(verdict)).not.toContain('CANARI');
      }
    });
  });
});
