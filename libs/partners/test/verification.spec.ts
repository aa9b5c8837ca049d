import { Secrets } from '#contract';
import { demarrerSimulateur } from '#simulation';
import type { Constat } from '../src/index.js';
import { verifierPartenaire } from '../src/index.js';
import { DEMANDEUR, secrets } from './fabrique.js';
import type { Defaut } from './partenaire-jouet.js';
import { demarrerJouet } from './serveur-jouet.js';

async function verifier(...defauts: Defaut[]) {
  const jouet = await demarrerJouet(...defauts);
  try {
    const constats: Constat[] = [];
    for await (const constat of verifierPartenaire({ partenaire: 'parcours3', ...jouet, secrets }))
      constats.push(constat);
    return { constats, memoire: jouet.memoire };
  } finally {
    await jouet.arreter();
  }
}

const fautes = (constats: readonly Constat[]) =>
  constats.filter(({ resultat }) => resultat === 'non_conforme');

describe('checking a partner that keeps the contract [X4]', () => {
  it('finds nothing wrong, and leaves nothing in force', async () => {
    const { constats, memoire } = await verifier();
    expect(constats.filter(({ resultat }) => resultat !== 'conforme')).toEqual([]);
    expect(new Set(constats.map(({ regle }) => regle))).toEqual(
      new Set(['X4', 'X4.1', 'X4.2', 'X4.3', 'X4.4', 'X4.5', 'X1', 'X2', 'X3.2', 'X3.4', 'A2', 'RFC 9457']),
    );
    const faits = [...memoire.tenus.keys()].flatMap((demandeur) => memoire.faitsDe(demandeur));
    expect(faits).toHaveLength(3);
    expect(faits.every(({ evenement }) => evenement.data['annule'] === true)).toBe(true);
  });

  it('gives its findings as they come, and takes back what it told when it is broken off', async () => {
    const jouet = await demarrerJouet();
    for await (const { titre } of verifierPartenaire({ partenaire: 'parcours3', ...jouet, secrets }))
      if (titre.startsWith('Une séquence inférieure')) break;
    const faits = [...jouet.memoire.tenus.keys()].flatMap((demandeur) => jouet.memoire.faitsDe(demandeur));
    expect(faits.map(({ evenement }) => evenement.data['annule'])).toEqual([true, true, true]);
    await jouet.arreter();
  });

  it('can be run again about the same fictitious demandeur, but not about one in use', async () => {
    const jouet = await demarrerJouet();
    const executer = async () => {
      const constats: Constat[] = [];
      const options = { partenaire: 'parcours3', ...jouet, secrets, demandeur: DEMANDEUR } as const;
      for await (const constat of verifierPartenaire(options)) constats.push(constat);
      return fautes(constats);
    };
    expect(await executer()).toEqual([]);
    expect(await executer()).toEqual([]);
    const [fait] = jouet.memoire.tenus.get(DEMANDEUR)!.values();
    delete fait!.evenement.data['annule'];
    const avant = JSON.stringify(jouet.memoire.faitsDe(DEMANDEUR));
    expect((await executer()).map(({ titre }) => titre)[0]).toBe('Le demandeur d’essai est libre');
    expect(JSON.stringify(jouet.memoire.faitsDe(DEMANDEUR))).toBe(avant);
    await jouet.arreter();
  });

  it.each(['gide', 'parcours3'] as const)(
    'finds nothing wrong with the simulator of %s',
    async (partenaire) => {
      const simulateur = await demarrerSimulateur({ partenaire });
      const acces = { url: simulateur.url, ...simulateur.identifiants };
      const constats: Constat[] = [];
      const signature = Secrets.lire(simulateur.secretPartenaire, 'PARTNER_SECRET');
      for await (const constat of verifierPartenaire({ partenaire, ...acces, secrets: signature }))
        constats.push(constat);
      await simulateur.fermer();
      expect(constats.filter(({ resultat }) => resultat !== 'conforme')).toEqual([]);
    },
  );
});

describe('each defect of a partner is named by its rule', () => {
  it.each<[Defaut, string, RegExp]>([
    ['jeton_pour_tous', 'X4', /mauvais secret/],
    ['sans_jeton', 'X4', /200 sans jeton/],
    ['jeton_inconnu_admis', 'X4', /200 avec un jeton inconnu/],
    ['limite_ignoree', 'X4.1', /6 événements rendus pour limite=5/],
    ['curseur_mouvant', 'X4.1', /Lue deux fois/],
    ['curseur_recouvrant', 'X4.1', /revient dans la suivante/],
    ['curseur_inconnu_admis', 'X4.1', /200 au lieu de 410/],
    ['suite_sans_fin', 'X4.1', /Une page vide annonce une suite/],
    ['desordre', 'X4.1', /antérieur/],
    ['enonce_invalide', 'X2', /SCHEMA_INVALIDE, à \/data\/dateDebut/],
    ['enonce_hors_competence', 'X2', /EMETTEUR_NON_HABILITE/],
    ['enonce_dit', 'X2', /répète un fait que la passerelle a dit/],
    ['id_reutilise', 'X3.4', /a déjà servi/],
    ['version_reutilisee', 'A2', /autres données à une version/],
    ['lot_refuse', 'X4.2', /« rejete » \(DEMANDEUR_INCONNU\)/],
    ['resultat_manquant', 'X4.2', /3 événement\(s\) envoyé\(s\), 2 résultat\(s\)/],
    ['resultat_etranger', 'X4.2', /n’était pas dans le lot/],
    ['sans_memoire', 'X4.2', /« obsolete » au lieu de « doublon »/],
    ['reapplique', 'X4.2', /« applique » au lieu de « doublon »/],
    ['obsolete_sans_sequence', 'X4.2', /La séquence tenue manque/],
    ['sequence_ignoree', 'X4.2', /« applique » au lieu de « obsolete »/],
    ['rejet_du_lot', 'X4.2', /« rejete » \(LOT\) au lieu de « applique »/],
    ['rejet_sans_code', 'X4.2', /ne porte pas de code/],
    ['invalide_applique', 'X4.2', /« applique » au lieu de « rejete »/],
    ['lecteur_strict', 'X1', /« rejete »/],
    ['retrait_refuse', 'A2', /« rejete »/],
    ['retrait_efface', 'X4.3', /Le fait retiré demandeur\.modifie\/<demandeur>\/1 n’est pas rendu/],
    ['lot_trop_petit', 'X4.2', /413 au lieu de 200/],
    ['lot_sans_borne', 'X4.2', /200 au lieu de 400 ou 413/],
    ['illisible_admis', 'X4.2', /200 au lieu de 400/],
    ['signature_ignoree', 'X3.2', /200 au lieu de 401/],
    ['absence_de_signature_admise', 'X3.2', /200 au lieu de 401/],
    ['horodatage_ignore', 'X3.2', /200 au lieu de 401/],
    ['recherche_sans_rejets', 'X4.4', /Un événement rejeté est rendu absent/],
    ['recherche_inventive', 'X4.4', /a pourtant un sort/],
    ['recherche_sans_borne', 'X4.4', /200 au lieu de 400/],
    ['faits_anciens', 'X4.3', /n’est pas rendu/],
    ['faits_sans_borne', 'X4.3', /200 au lieu de 400/],
    ['empreinte_sans_retraits', 'X4.3', /les faits retirés \(annule: true\) y manquent/],
    ['empreinte_non_canonique', 'X4.3', /le JSON n’est pas canonique/],
    ['empreinte_sequence_nombre', 'X4.3', /la séquence y est un nombre/],
    ['empreinte_brute', 'X4.3', /n’est pas celle de ses faits\.$/],
    ['seau_autre', 'X4.3', /n’est pas listé dans le seau/],
    ['seau_concatene', 'X4.3', /L’empreinte du seau/],
    ['effectif_faux', 'X4.3', /L’effectif du seau/],
    ['seau_hors_bornes', 'X4.3', /200 au lieu de 400 ou 404/],
    ['declarations_fausses', 'X4.3', /n’est pas celle des faits rendus/],
    ['bilan_vide', 'X4.5', /compte moins d’événements reçus/],
    ['bilan_types_courts', 'X4.5', /n’est pas un type de l’échange/],
    ['refus_en_texte', 'RFC 9457', /n’ont pas cette forme/],
  ])('%s [%s]', async (defaut, regle, explication) => {
    const { constats } = await verifier(defaut);
    const trouvees = fautes(constats).filter((constat) => constat.regle === regle);
    expect(trouvees.map((constat) => constat.explication)).toContainEqual(expect.stringMatching(explication));
    for (const constat of fautes(constats)) expect(constat.correction).toMatch(/^[A-ZÉÀ«].*[.…]$/);
    // What is said may be shown to anyone.
    expect(JSON.stringify(constats)).not.toMatch(/\b(999|888)\d{4}[0-9A-Z]\b/);
  });

  it('stops when there is no token, and says what was not checked', async () => {
    const { constats } = await verifier('jeton_html');
    expect(constats.map(({ resultat }) => resultat)).toEqual(['non_conforme', 'non_conforme']);
    expect(constats[0]).toMatchObject({ regle: 'X4', explication: expect.stringMatching(/JSON/) as string });
    expect(constats[1]!.explication).toMatch(/^Non vérifié/);
  });

  it('says that nobody answers', async () => {
    const jouet = await demarrerJouet();
    await jouet.arreter();
    const constats: Constat[] = [];
    for await (const constat of verifierPartenaire({ partenaire: 'parcours3', ...jouet, secrets }))
      constats.push(constat);
    expect(constats[0]!.explication).toMatch(/la connexion est refusée/);
    expect(constats).toHaveLength(2);
  });

  it('counts what may be absent as not offered', async () => {
    const { constats } = await verifier('declarations_absentes', 'bilan_absent');
    const absents = constats.filter(({ resultat }) => resultat !== 'conforme');
    expect(absents.map(({ regle, resultat }) => [regle, resultat])).toEqual([
      ['X4.3', 'non_propose'],
      ['X4.5', 'non_propose'],
    ]);
  });
});
