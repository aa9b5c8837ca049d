/** An affectation as GIDE states it: a person of twenty in Paris, affected on 1 March 2010. */
export function affectationEnoncee(cotraitance: string, demandeur: string) {
  return {
    type: 'affectation.enregistree',
    data: {
      cotraitance,
      demandeur,
      dateAffectation: '2010-03-01',
      structure: '75056S00',
      sitePoleEmploi: '75116',
      criteres: ['projet_mal_defini'],
      identite: { nom: 'ESSAI', prenom: 'Camille', dateNaissance: '1990-05-12' },
      commune: '75056',
      indemnise: false,
    },
  };
}
