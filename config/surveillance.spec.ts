import { lireSurveillance, type SurveillanceReglee } from './surveillance.js';

describe('config/surveillance.json [X5.5]', () => {
  it('gives every partner, in both directions, an expected rhythm', () => {
    const { flux, conservation } = lireSurveillance();
    expect(
      flux.filter(({ type }) => type === undefined).map(({ partenaire, sens }) => `${partenaire} ${sens}`),
    ).toEqual(['gide entrant', 'parcours3 entrant', 'gide sortant', 'parcours3 sortant']);
    expect(conservation.limiteMinutes).toBe(3 * conservation.rythmeMinutes);
  });

  it.each<[string, (reglee: SurveillanceReglee) => void]>([
    ['conservation.rythmeMinutes', (une) => (une.conservation.rythmeMinutes = 0)],
    ['conservation.limiteMinutes', (une) => (une.conservation.limiteMinutes = 5)],
    ['nuit.heure', (une) => (une.nuit.heure = '3 h 15')],
    ['nuit.limite', (une) => (une.nuit.limite = '02:00')],
    ['nuit.finLimite', (une) => (une.nuit.finLimite = '04:00')],
    ['limitesMinutes.issueInconnue', (une) => (une.limitesMinutes.issueInconnue = -1)],
    ['personnesLues.parHeure', (une) => (une.personnesLues.parHeure = 0)],
    ['personnesLues.parJour', (une) => (une.personnesLues.parJour = 10)],
    ['flux[0].joursOuvres', (une) => ((une.flux[0] as { joursOuvres: number }).joursOuvres = 1.5)],
    ['flux[0].sens', (une) => ((une.flux[0] as { sens: string }).sens = 'dehors')],
    ['flux[4].type', (une) => ((une.flux[4] as { type: string }).type = 'autre')],
    ['le rythme du flux sortant de parcours3', (une) => une.flux.splice(3, 1)],
  ])('is refused with a French sentence that names %s', (membre, fausser) => {
    const reglee = structuredClone(lireSurveillance());
    fausser(reglee);
    expect(() => lireSurveillance(reglee)).toThrow(membre);
  });
});
