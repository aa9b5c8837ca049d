import { codeMontre } from '#test/connexion-de-demonstration';
import { VerrouDesEssais } from '../src/connexion/verrou-des-essais.js';
import { ACR_FORT, type IdentiteDEssai, ouvrirIdentite, RETOUR } from './identite-d-essai.js';

const QUART_D_HEURE_MS = 15 * 60_000;

describe('guessing at the provider of the demonstration [check 12]', () => {
  let identite: IdentiteDEssai;

  beforeEach(async () => {
    identite = await ouvrirIdentite();
  });

  afterEach(() => identite.fermer());

  /** What each of these guesses is answered: the status, and the sentence. */
  async function deviner(identifiant: string, combien: number): Promise<[number, string][]> {
    const demande = await identite.demander();
    const reponses: [number, string][] = [];
    for (let rang = 0; rang < combien; rang++) {
      const { statut, texte } = await identite.seConnecter(demande, identifiant, `faux-${rang}`);
      reponses.push([statut, /role="alert">([^<]+)</.exec(texte)?.[1] ?? '']);
    }
    return reponses;
  }

  it('a wrong password is refused, without saying what was wrong', async () => {
    expect(await deviner('exploitant', 1)).toEqual([
      [422, 'Identifiant ou mot de passe incorrect. Vérifiez-les, puis recommencez.'],
    ]);
  });

  it('a hundred guesses: four are looked at, the fifth locks, the right password no longer opens', async () => {
    const reponses = await deviner('exploitant', 100);
    expect(reponses.filter(([statut]) => statut === 422)).toHaveLength(4);
    expect(reponses.slice(4).every(([statut]) => statut === 429)).toBe(true);
    expect(reponses[99]?.[1]).toMatch(
      /^Trop d’essais avec cet identifiant : il est bloqué jusqu’à \d\d h \d\d\./,
    );
    const juste = await identite.seConnecter(await identite.demander(), 'exploitant');
    expect(juste.statut).toBe(429);
    expect(juste.entetes.get('retry-after')).toMatch(/GMT$/);
  });

  it('an identifier that nobody has is answered, and locked, in the same words', async () => {
    const heure = (reponses: [number, string][]): [number, string][] =>
      reponses.map(([statut, texte]) => [statut, texte.replace(/\d\d h \d\d/, 'HEURE')]);
    expect(heure(await deviner('personne', 8))).toEqual(heure(await deviner('auditeur', 8)));
  });

  it('opens again a quarter of an hour after the fifth, whatever was tried meanwhile', async () => {
    await deviner('pilotage', 5);
    identite.avance.ms = QUART_D_HEURE_MS - 1_000;
    await deviner('pilotage', 5);
    identite.avance.ms = QUART_D_HEURE_MS + 5_000;
    const retour = await identite.seConnecter(await identite.demander(), 'pilotage');
    expect(retour.vers).toMatch(`${RETOUR}?code=`);
  });

  it('the others sign in while one is locked', async () => {
    await deviner('conseiller', 5);
    const retour = await identite.seConnecter(await identite.demander(), 'responsable');
    expect(retour.vers).toMatch(`${RETOUR}?code=`);
  });

  it('wrong codes of the second step lock as wrong passwords do', async () => {
    const demande = await identite.demander({ acr_values: ACR_FORT });
    const etape = await identite.seConnecter(demande, 'administrateur');
    const faux = codeMontre(etape) === '111111' ? '222222' : '111111';
    const statuts: number[] = [];
    for (let rang = 0; rang < 5; rang++)
      statuts.push((await demande.navigateur.envoyer(etape.adresse, { code: faux })).statut);
    expect(statuts).toEqual([422, 422, 422, 422, 429]);
    const ensuite = await demande.navigateur.envoyer(etape.adresse, { code: codeMontre(etape) });
    expect(ensuite.vers).toBe(demande.page.adresse);
  });

  it('a code is no longer taken after five minutes', async () => {
    const demande = await identite.demander({ acr_values: ACR_FORT });
    const etape = await identite.seConnecter(demande, 'administrateur');
    identite.avance.ms = 5 * 60_000;
    const ensuite = await demande.navigateur.envoyer(etape.adresse, { code: codeMontre(etape) });
    expect(ensuite.vers).toBe(demande.page.adresse);
  });
});

describe('what is remembered of wrong passwords [check 12]', () => {
  it('does not grow with the identifiers that are tried, and loses none that exists', () => {
    const verrou = new VerrouDesEssais(new Set(['connu']));
    for (let rang = 0; rang < 5; rang++) verrou.noterEchec('connu');
    for (let rang = 0; rang < 20_000; rang++) verrou.noterEchec(`inconnu-${rang}`);
    expect(verrou.taille).toBeLessThanOrEqual(1_025);
    expect(verrou.blocage('connu')).toBeInstanceOf(Date);
  });

  it('forgets failures at a success, and after a quarter of an hour', () => {
    let instant = 0;
    const verrou = new VerrouDesEssais(new Set(['connu']), () => instant);
    const rater = (combien: number): void => {
      for (let rang = 0; rang < combien; rang++) verrou.noterEchec('connu');
    };
    rater(4);
    verrou.noterReussite('connu');
    rater(4);
    expect(verrou.blocage('connu')).toBeNull();
    instant += QUART_D_HEURE_MS;
    rater(4);
    expect(verrou.blocage('connu')).toBeNull();
    rater(1);
    expect(verrou.blocage('connu')).toEqual(new Date(instant + QUART_D_HEURE_MS));
  });
});
