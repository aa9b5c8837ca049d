import { evenement } from '#test/evenements';
import {
  controlerEvenementDit,
  evenementSortant,
  EXEMPLES,
  typesDitsA,
  type ChampsEvenement,
} from '#contract';
import { TYPES_FAITS, type TypeFait } from '#annexe7';

const dit = (type: TypeFait, data: object = {}): ReturnType<typeof evenement> =>
  evenement(
    type,
    { ...(type === 'affectation.enregistree' ? { dateEntretienInitialisation: '2010-02-01' } : {}), ...data },
    { source: 'urn:dude' },
  );

describe('what the gateway tells [section 8]', () => {
  it.each(TYPES_FAITS)('%s is accepted as told', (type) => {
    expect(controlerEvenementDit(dit(type))).toMatchObject({ verdict: 'accepte', type });
  });

  it('names the types told to each partner [H1, H2]', () => {
    expect(typesDitsA('parcours3').sort()).toEqual(
      [
        'affectation.enregistree',
        'affectation.annulee',
        'alerte.traitee',
        'demandeur.modifie',
        'sortie.prononcee',
        'statut.change',
      ].sort(),
    );
    expect(typesDitsA('gide').sort()).toEqual(
      [
        'acceptation.enregistree',
        'affectation.annulee',
        'alerte.close',
        'alerte.declenchee',
        'civis.change',
        'etape.enregistree',
        'parcours.initialise',
        'sortie.prononcee',
        'sortie.proposee',
      ].sort(),
    );
  });

  it('never tells Parcours 3 the acceptation [H1]', () => {
    expect(controlerEvenementDit(dit('acceptation.enregistree'), 'gide').verdict).toBe('accepte');
    expect(controlerEvenementDit(dit('acceptation.enregistree'), 'parcours3')).toMatchObject({
      code: 'EMETTEUR_NON_HABILITE',
      pointeur: '/type',
    });
  });

  it('tells an affectation with its date d’entretien d’initialisation [C3]', () => {
    const affectation = controlerEvenementDit(dit('affectation.enregistree'));
    expect(affectation).toMatchObject({ donnees: { dateEntretienInitialisation: '2010-02-01' } });
    expect(
      controlerEvenementDit(dit('affectation.enregistree', { dateEntretienInitialisation: undefined })),
    ).toMatchObject({
      code: 'SCHEMA_INVALIDE',
      pointeur: '/data/dateEntretienInitialisation',
    });
  });

  it('comes from the gateway alone', () => {
    expect(controlerEvenementDit(evenement('statut.change'))).toMatchObject({
      code: 'EMETTEUR_NON_HABILITE',
      pointeur: '/source',
    });
  });

  it('is judged like any event', () => {
    expect(controlerEvenementDit('texte')).toMatchObject({ code: 'SCHEMA_INVALIDE', pointeur: '' });
    expect(controlerEvenementDit({ ...dit('statut.change'), type: 'autre' })).toMatchObject({
      code: 'TYPE_INCONNU',
    });
    expect(controlerEvenementDit(dit('sortie.proposee', { motif: 'aucun' }))).toMatchObject({
      pointeur: '/data/motif',
    });
  });

  it('is composed as X1 says [H4]', () => {
    const champs: ChampsEvenement = {
      id: '01954f1e-7c00-7000-8000-000000001234',
      type: 'sortie.prononcee',
      sequence: '0000000002',
      demandeur: '1234567A',
      cotraitance: 'CT-2010-000001',
      data: EXEMPLES['sortie.prononcee'],
      time: '2010-09-15T03:15:00Z',
    };
    expect(evenementSortant(champs)).toEqual({
      specversion: '1.0',
      id: champs.id,
      source: 'urn:dude',
      type: 'fr.dude.sortie.prononcee.v1',
      subject: 'cotraitance/CT-2010-000001',
      time: champs.time,
      datacontenttype: 'application/json',
      sequence: '0000000002',
      data: champs.data,
    });
    const duDemandeur = evenementSortant({
      ...champs,
      type: 'statut.change',
      cotraitance: null,
      correlationid: 'c',
      causationid: 'k',
    });
    expect(duDemandeur).toMatchObject({
      subject: 'demandeur/1234567A',
      correlationid: 'c',
      causationid: 'k',
    });
  });
});
