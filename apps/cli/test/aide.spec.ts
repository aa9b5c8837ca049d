import { lancer } from './outil-d-essai.js';

const COMMANDES = [
  'etat',
  'dossier',
  'actions',
  'messages',
  'message montrer',
  'message abandonner',
  'message corriger',
  'ecarts',
  'ecarts resoudre',
  'ecart',
  'politique',
  'politique simuler',
  'politique activer',
  'flux',
  'flux activer',
  'zone',
  'zone changer',
  'regles',
  'regles simuler',
  'regles suivre',
  'regles approuver',
  'regles simulations',
  'echecs',
  'rejeu simuler',
  'rejeu executer',
  'rejeu suivre',
  'rejeu lister',
  'rejeu pause',
  'rejeu reprendre',
  'rejeu interrompre',
  'synchroniser',
  'synchronisation',
  'synchronisations',
  'bilan',
  'alarmes',
  'alarme acquitter',
  'alarme clore',
  'avancer',
  'chiffrement etat',
  'chiffrement reprendre',
  'cle creer',
  'cle lister',
  'cle revoquer',
  'audit',
  'scellements',
  'partenaire etat',
  'partenaire pause',
  'partenaire reprendre',
  'partenaire verifier',
  'partenaire charger',
  'partenaire panne',
  'partenaire reparer',
];
const ANGLAIS = /\b(Usage:|Options:|Commands:|Arguments:|display help|default:|choices:|error:)/;

describe('the help, in French with examples', () => {
  it.each(COMMANDES)('%s --help', async (commande) => {
    const { code, sortie } = await lancer([...commande.split(' '), '--help']);
    expect(code).toBe(0);
    expect(sortie).toContain(`Usage : npm run passerelle -- ${commande}`);
    expect(sortie).toMatch(new RegExp(`Exemples :\\n.*passerelle.* ${commande}`));
    expect(sortie).toContain('Affiche cette aide.');
    expect(sortie).not.toMatch(ANGLAIS);
  });

  it('of the tool names every command and the exit codes', async () => {
    const { code, sortie } = await lancer(['--help']);
    expect(code).toBe(0);
    for (const nom of new Set(COMMANDES.map((commande) => commande.split(' ')[0] ?? '')))
      expect(sortie).toContain(`  ${nom}`);
    // Whatever opens the database is named beside DATABASE_URL.
    for (const commande of [
      'cle',
      'compte',
      'habilitation',
      'avancer',
      'etat',
      'scellements',
      'chiffrement',
      'partenaire charger',
    ])
      expect(sortie.slice(sortie.indexOf('PASSERELLE_URL'))).toContain(`« ${commande} »`);
    expect(sortie).toMatch(/Codes de sortie :\n {2}0 .*\n {2}1 .*\n {2}2 .*\n {2}3 /);
    expect(sortie).not.toMatch(ANGLAIS);
  });

  it.each(['chiffrement', 'cle', 'habilitation', 'compte', 'message', 'partenaire', 'rejeu', 'alarme'])(
    'of the group %s names its commands, with code 2 when none is given',
    async (groupe) => {
      const { code, sortie } = await lancer([groupe]);
      expect(code).toBe(2);
      for (const commande of COMMANDES.filter((une) => une.startsWith(`${groupe} `)))
        expect(sortie).toContain(commande.split(' ')[1]);
    },
  );
});

describe('a wrong call ends with code 2 and one French sentence', () => {
  it.each([
    [['truc'], /« truc » n’existe pas/],
    [['partenaire', 'truc'], /« truc » n’existe pas/],
    [['avancer', '3'], /trop d’arguments/],
    [['dossier'], /Il manque l’argument « cotraitance »/],
    [['dossier', 'CT-1', 'CT-2', '--inconnue'], /« --inconnue » n’existe pas/],
    [['dossier', '1234567A'], /numéro de demandeur d’emploi/],
    [['dossier', 'CT-2010-000001', '--au', '2010-02-30'], /--au : donnez un jour réel/],
    [['messages', '--limite', '0'], /--limite : donnez un nombre entier de 1 à 200/],
    [['messages', '--sens', 'dehors'], /--sens : donnez l’un de/],
    [['rejeu', 'simuler'], /Dites quoi rejouer/],
    [['rejeu', 'simuler', '--ids', 'un'], /--ids : donnez des identifiants/],
    [['rejeu', 'simuler', '--groupe', 'g', '--issue', 'refuse'], /d’une seule façon/],
    [['rejeu', 'executer', '--groupe', 'g'], /« --motif <texte> » est obligatoire/],
    [['rejeu', 'executer', 'id', '--groupe', 'g', '--motif', 'x'], /pas les deux/],
    [['message', 'corriger', 'id', '--donnees', '/nulle/part', '--motif', 'x'], /--donnees : ce fichier/],
    [['avancer', '--jours', 'trois'], /--jours : donnez un nombre entier/],
    [['cle', 'creer', '--role', 'exploitant'], /« --portee <portée> » est obligatoire/],
    [['cle', 'creer', '--role', 'roi', '--portee', 'nationale', '--libelle', 'x'], /--role : donnez l’un de/],
    [
      ['cle', 'creer', '--role', 'conseiller', '--portee', 'nationale', '--libelle', 'x'],
      /--portee : Le rôle conseiller prend/,
    ],
    [
      ['cle', 'creer', '--role', 'conseiller', '--portee', 'structure:00000S00', '--libelle', 'x'],
      /structure est inconnue/,
    ],
    [
      [
        'cle',
        'creer',
        '--role',
        'auditeur',
        '--portee',
        'nationale',
        '--libelle',
        'x',
        '--expire',
        '2010-01-01',
      ],
      /un jour à venir/,
    ],
    [['bilan', '--jour', '2010-02-30'], /--jour : donnez un jour réel/],
    [['alarmes', '--etat', 'rouge'], /--etat : donnez l’un de/],
    [['alarme', 'clore', 'la-mienne', '--motif', 'x'], /l’identifiant montré par « alarmes »/],
    [['alarme', 'acquitter', 'x'], /« --motif <texte> » est obligatoire/],
    [['ecarts', '--partenaire', 'gide'], /demandent --liste ou --csv/],
    [['ecarts', '--liste', '--cause', 'magie'], /--cause : donnez l’un de/],
    [['ecarts', '--csv', '--demandeur', '1234567A'], /le numéro irait dans une adresse/],
    [['ecarts', 'truc'], /trop d’arguments/],
    [
      ['ecarts', 'resoudre', '--partenaire', 'gide', '--nombre', '2'],
      /« --decision <décision> » est obligatoire/,
    ],
    [
      ['ecarts', 'resoudre', '--nombre', '2', '--decision', 'ignorer', '--motif', 'x'],
      /« --empreinte <empreinte> » est obligatoire/,
    ],
    [
      [
        ...['ecarts', 'resoudre', '--nombre', '2', '--decision', 'ignorer', '--motif', 'x'],
        ...['--empreinte', '1e716936113ab17d'],
      ],
      /Dites lesquels : --partenaire/,
    ],
    [
      ['ecarts', 'resoudre', '--etat', 'en_correction', '--decision', 'corriger'],
      /--etat : donnez l’un de : ouvert, soumis, ignore\./,
    ],
    [['ecart', 'le-premier'], /l’identifiant montré par « ecarts --liste »/],
    [['ecart', '01890000-0000-7000-8000-000000000001', 'oublier'], /\[decision\] : donnez l’un de/],
    [['ecart', '01890000-0000-7000-8000-000000000001', 'ignorer'], /--motif : dites pourquoi/],
    [['ecart', '01890000-0000-7000-8000-000000000001', '--motif', 'x'], /vont avec une décision/],
    [['ecart', '01890000-0000-7000-8000-000000000001', 'ignorer', '--empreinte', 'x'], /seize chiffres/],
    [['politique', 'simuler', '--partenaire', 'gide'], /« --vue <vue> » est obligatoire/],
    [['politique', 'activer', '--vue', 'ici'], /--vue : donnez l’un de/],
    [['partenaire', 'charger', 'milo'], /<partenaire> : donnez l’un de/],
    [['partenaire', 'charger', 'gide'], /GIDE_CLIENT_SECRET/],
    [
      ['habilitation', 'accorder', '--role', 'pilotage', '--portee', 'nationale', '--motif', 'x'],
      /Dites à qui/,
    ],
    [['habilitation', 'accorder', '--role', 'partenaire'], /--role : donnez l’un de/],
    [['habilitation', 'retirer', 'x', '--motif', 'x'], /l’identifiant montré par « habilitation lister »/],
    [['compte', 'suspendre', 'x'], /« --motif <texte> » est obligatoire/],
    [['cle', 'revoquer', 'psk_secret'], /l’identifiant montré par « cle lister »/],
    [['partenaire', 'panne', 'milo', 'panne'], /<partenaire> : donnez l’un de : gide, parcours3/],
    [['partenaire', 'panne', 'gide', 'orage'], /<faute> : donnez l’un de/],
    [['partenaire', 'verifier', 'pas-une-adresse'], /Donnez l’adresse du système/],
    [['partenaire', 'verifier', 'https://ailleurs.exemple.fr'], /--comme gide ou --comme parcours3/],
  ])('%j', async (args, phrase) => {
    const { code, erreurs } = await lancer(args);
    expect(code).toBe(2);
    expect(erreurs).toMatch(phrase);
    expect(erreurs).not.toMatch(/\n\s+at |Error:/);
  });

  it('wrong settings are named, never quoted', async () => {
    const { code, erreurs } = await lancer(['etat'], { PASSERELLE_URL: 'secret-tape-au-mauvais-endroit' });
    expect(code).toBe(2);
    expect(erreurs).toContain('PASSERELLE_URL');
    expect(erreurs).not.toContain('secret-tape');
  });

  it('no key given nor found', async () => {
    const { code, erreurs } = await lancer(['messages'], { PASSERELLE_URL: 'http://127.0.0.1:9' });
    expect([code, erreurs]).toEqual([2, expect.stringContaining('Aucune clé d’API')]);
  });
});

describe('what cannot be reached ends with code 3', () => {
  const ENV = { PASSERELLE_URL: 'http://127.0.0.1:9', PASSERELLE_CLE: 'x', GIDE_URL: 'http://127.0.0.1:9' };

  it.each([
    [['etat']],
    [['messages']],
    [['dossier', 'CT-2010-000001']],
    [['synchroniser']],
    [['synchronisation']],
    [['synchronisations']],
    [['bilan']],
    [['alarmes']],
    [['ecarts']],
    [['politique']],
    [['avancer']],
    [['partenaire', 'panne', 'gide', 'panne']],
  ])('%j without a gateway', async (args) => {
    const { code, erreurs } = await lancer(args, ENV);
    expect(code).toBe(3);
    expect(erreurs).toContain('http://127.0.0.1:9');
    expect(erreurs).not.toMatch(/\n\s+at |Error:|ECONNREFUSED/);
  });

  it('without a database', async () => {
    const absentes: Record<string, string>[] = [
      {},
      { DATABASE_URL: 'postgres://u:motdepasse@127.0.0.1:9/b' },
    ];
    for (const env of absentes) {
      const { code, erreurs } = await lancer(['cle', 'lister'], env);
      expect(code).toBe(3);
      expect(erreurs).not.toContain('motdepasse');
    }
  });
});
