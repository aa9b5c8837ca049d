import { premierIdDepuis } from '#persistence';
import { creerEchangeDEssai, type EchangeDEssai } from '#test/echange-d-essai';
import { evenement } from '#test/evenements';
import { fixerHeure, installerHeureDecalee } from '#test/heure-decalee';
import type { RythmeDeFlux } from '#supervision';
import { alarme, alarmes, evaluer, REGLAGES } from './surveillance-d-essai.js';

let echange: EchangeDEssai;
beforeEach(async () => {
  // A Wednesday.
  echange = await creerEchangeDEssai({ aujourdhui: '2010-09-01' });
});
afterEach(() => echange.fermer());

const sql = (texte: string): Promise<unknown> => echange.unite.seule(texte);
/** An id as it would have been drawn that long ago. */
const drawn = (minutes: number): string => premierIdDepuis(Date.now() - minutes * 60_000);

describe('silence of a flux [X5.5]', () => {
  const flux: RythmeDeFlux[] = [
    { partenaire: 'gide', sens: 'entrant', joursOuvres: 1 },
    { partenaire: 'gide', sens: 'entrant', type: 'statut.change', joursOuvres: 2 },
    { partenaire: 'parcours3', sens: 'sortant', joursOuvres: 2 },
  ];

  it('opens when whole business days have passed without it, not before, week end left out', async () => {
    await evaluer(echange.unite, { flux });
    await echange.webhook('gide', [evenement('affectation.enregistree')]);
    await echange.vider();
    // Thursday: Wednesday spoke; Friday: Thursday was silent.
    await echange.avancerJusqua('2010-09-02');
    expect((await evaluer(echange.unite, { flux })).ouvertes).toEqual([]);
    await echange.avancerJusqua('2010-09-03');
    await evaluer(echange.unite, { flux });
    expect(await alarmes(echange.unite)).toEqual(['SILENCE gide entrant']);
    expect((await alarme(echange.unite, 'SILENCE')).detail).toBe(
      'Rien n’a été reçu de GIDE depuis le 2010-09-01 ; rythme attendu : 1 jour ouvré.',
    );
    await echange.avancerJusqua('2010-09-04');
    await evaluer(echange.unite, { flux });
    // Thursday and Friday were silent: two business days for the rhythms of two.
    expect(await alarmes(echange.unite)).toEqual([
      'SILENCE gide entrant',
      'SILENCE gide entrant statut.change',
      'SILENCE parcours3 sortant',
    ]);
  });

  it('does not open over a week end and a holiday', async () => {
    await echange.avancerJusqua('2010-11-10');
    await echange.webhook('gide', [evenement('statut.change')]);
    const unJour = [{ partenaire: 'gide', sens: 'entrant', joursOuvres: 2 } as const];
    // Thursday 11 November is a holiday, Friday is worked, then a week end.
    await echange.avancerJusqua('2010-11-15');
    await evaluer(echange.unite, { flux: unJour });
    expect(await alarmes(echange.unite)).toEqual([]);
    await echange.avancerJusqua('2010-11-16');
    await evaluer(echange.unite, { flux: unJour });
    expect(await alarmes(echange.unite)).toEqual(['SILENCE gide entrant']);
  });

  it('closes by itself when the flux speaks again, and says so', async () => {
    await evaluer(echange.unite, { flux });
    await echange.avancerJusqua('2010-09-10');
    await evaluer(echange.unite, { flux });
    await echange.webhook('gide', [evenement('statut.change')]);
    const { closes } = await evaluer(echange.unite, { flux });
    expect(closes.map(({ objet }) => objet).sort()).toEqual(['gide entrant', 'gide entrant statut.change']);
    expect((await alarme(echange.unite, 'SILENCE')).objet).toBe('parcours3 sortant');
  });

  it('has no fault to find before the supervision began', async () => {
    await echange.avancerJusqua('2010-12-01');
    await evaluer(echange.unite, { flux });
    expect(await alarmes(echange.unite)).toEqual([]);
  });
});

describe('the night [X5.5]', () => {
  const nuit = (jour: string, etat: string, evenements = 3): Promise<unknown> =>
    echange.unite.seule(
      `WITH s AS (INSERT INTO synchronisations (id, plan, jour, etat, debut, fin)
                  VALUES (gen_random_uuid(), 'nocturne', $1, $2, clock_timestamp(), clock_timestamp()) RETURNING id)
       INSERT INTO synchronisation_etapes (synchronisation, rang, etape, etat, resultat)
       SELECT id, 1, 'tirer_gide', CASE WHEN $2 = 'terminee' THEN 'terminee' ELSE 'sautee' END, json_build_object('evenements', $3::int) FROM s`,
      [jour, etat, evenements],
    );
  /** The real clock, in Paris. */
  const reel = async (): Promise<string> => {
    const [ligne] = await echange.unite.seule<{ jour: string }>(
      `UPDATE horloge SET aujourdhui = NULL RETURNING (clock_timestamp() AT TIME ZONE 'Europe/Paris')::date AS jour`,
    );
    return ligne?.jour ?? '';
  };
  const passee = { ...REGLAGES.nuit, heure: '00:00', limite: '00:00' };

  it('opens an alarm when its hour has passed on a business date without a run, and closes it when it runs', async () => {
    const aujourdhui = await reel();
    await evaluer(echange.unite, { nuit: passee });
    expect(await alarmes(echange.unite)).toEqual([]);
    await sql(`UPDATE surveillance SET depuis = depuis - interval '3 days'`);
    await evaluer(echange.unite, { nuit: passee });
    expect(await alarmes(echange.unite)).toEqual(['NUIT_ABSENTE nocturne']);
    expect((await alarme(echange.unite, 'NUIT_ABSENTE')).detail).toContain(
      `du ${aujourdhui} n’a pas commencé`,
    );
    await nuit(aujourdhui, 'terminee');
    await evaluer(echange.unite, { nuit: passee });
    expect(await alarmes(echange.unite)).toEqual([]);
  });

  it('still misses yesterday’s night until the hour of the next one', async () => {
    const aujourdhui = await reel();
    await evaluer(echange.unite);
    await sql(`UPDATE surveillance SET depuis = depuis - interval '3 days'`);
    const aVenir = { ...REGLAGES.nuit, heure: '23:59', limite: '23:59:59' };
    await evaluer(echange.unite, { nuit: aVenir });
    const { detail } = await alarme(echange.unite, 'NUIT_ABSENTE');
    expect(detail).not.toContain(aujourdhui);
  });

  it('is not expected of a simulated date that began after its hour', async () => {
    await evaluer(echange.unite, { nuit: passee });
    await echange.avancerJusqua('2010-09-06');
    await evaluer(echange.unite, { nuit: passee });
    expect(await alarmes(echange.unite)).toEqual([]);
    await sql(`UPDATE surveillance SET jour_vu_le = '2010-09-05 20:00:00+02'`);
    await evaluer(echange.unite, { nuit: passee });
    expect(await alarmes(echange.unite)).toEqual(['NUIT_ABSENTE nocturne']);
  });

  it.each(['partielle', 'echouee'])('opens one when it ends %s, until a run ends whole', async (etat) => {
    await nuit('2010-09-01', etat);
    await evaluer(echange.unite);
    expect(await alarmes(echange.unite)).toEqual(['NUIT_INCOMPLETE nocturne']);
    expect((await alarme(echange.unite, 'NUIT_INCOMPLETE')).detail).toContain('étapes sautées : tirer_gide');
    await nuit('2010-09-02', 'terminee');
    await evaluer(echange.unite);
    expect(await alarmes(echange.unite)).toEqual([]);
  });

  it('opens one when it still runs at the hour at which it must have ended, or runs for as long on a simulated date', async () => {
    await nuit('2010-09-01', 'en_cours');
    await sql(
      `UPDATE synchronisations SET fin = NULL, etape = 'appliquer', fait = 3, total = 8, debut = clock_timestamp() - interval '3 hours 14 min'`,
    );
    await evaluer(echange.unite);
    expect(await alarmes(echange.unite)).toEqual([]);
    await sql(`UPDATE synchronisations SET debut = debut - interval '2 min'`);
    await evaluer(echange.unite);
    expect(await alarmes(echange.unite)).toEqual(['NUIT_TROP_LONGUE nocturne']);
    expect((await alarme(echange.unite, 'NUIT_TROP_LONGUE')).detail).toBe(
      'La synchronisation de la nuit du 2010-09-01 n’est pas terminée : elle a commencé il y a 3 heures ; étape en cours : appliquer (3 sur 8). Elle doit l’être à 06:30.',
    );
    await sql(`UPDATE synchronisations SET etat = 'terminee', fin = clock_timestamp()`);
    await sql(`UPDATE synchronisation_etapes SET etat = 'terminee'`);
    await evaluer(echange.unite);
    expect(await alarmes(echange.unite)).toEqual([]);
  });

  it('gives one that was caught up after that hour as much time as the others have', async () => {
    await installerHeureDecalee(echange.unite.seule);
    // Connections opened before look elsewhere.
    await echange.source.destroy();
    await echange.source.initialize();
    await fixerHeure(echange.unite.seule, '2027-02-10T12:00:00+01:00');
    const aujourdhui = await reel();
    const tot = { ...REGLAGES.nuit, heure: '00:00', limite: '00:00', finLimite: '00:01' };
    await nuit(aujourdhui, 'en_cours');
    await sql(`UPDATE synchronisations SET fin = NULL`);
    await evaluer(echange.unite, { nuit: tot });
    expect(await alarmes(echange.unite)).toEqual([]);
    await sql(`UPDATE synchronisations SET debut = debut - interval '61 s'`);
    await evaluer(echange.unite, { nuit: tot });
    expect(await alarmes(echange.unite)).toEqual(['NUIT_TROP_LONGUE nocturne']);
  });

  describe('that says it is done', () => {
    const detail = async (): Promise<string> => (await alarme(echange.unite, 'NUIT_SANS_EFFET')).detail;
    const appliquer = async (): Promise<void> => {
      while (await echange.appliquer.execute(0));
      while (await echange.appliquer.execute(1));
    };

    it('opens one when effects due for its day were left, until they are treated', async () => {
      await echange.webhook('gide', [evenement('affectation.enregistree')]);
      await echange.vider();
      await nuit('2010-09-01', 'terminee');
      await evaluer(echange.unite);
      expect(await alarmes(echange.unite)).toEqual([]);
      await sql(`UPDATE dossiers SET prochain_effet = '2010-09-02'`);
      await evaluer(echange.unite);
      expect(await alarmes(echange.unite)).toEqual([]);
      await sql(`UPDATE dossiers SET prochain_effet = '2010-09-01'`);
      await evaluer(echange.unite);
      expect(await alarmes(echange.unite)).toEqual(['NUIT_SANS_EFFET nocturne']);
      expect(await detail()).toBe(
        'La synchronisation de la nuit du 2010-09-01 se dit terminée, mais du travail l’attendait : 1 dossier(s) dont un effet était dû ce jour-là n’ont pas été traités.',
      );
      await echange.recalculer.execute('');
      await evaluer(echange.unite);
      expect(await alarmes(echange.unite)).toEqual([]);
    });

    it('opens one when versions still wait to be told to a partner that is not paused', async () => {
      await echange.webhook('gide', [evenement('affectation.enregistree')]);
      await appliquer();
      await nuit('2010-09-01', 'terminee');
      await sql(`UPDATE synchronisations SET debut = clock_timestamp() + interval '1 s'`);
      await evaluer(echange.unite);
      expect(await alarmes(echange.unite)).toEqual(['NUIT_SANS_EFFET nocturne']);
      expect(await detail()).toContain('1 message(s) attendent encore de partir vers Parcours 3');
      await sql(
        `UPDATE partenaires SET pause = 'exploitant', pause_depuis = clock_timestamp() WHERE partenaire = 'parcours3'`,
      );
      await evaluer(echange.unite);
      expect(await alarmes(echange.unite)).toEqual([]);
    });

    it('opens none for a version that it tried to tell, and that is tried again', async () => {
      await echange.webhook('gide', [evenement('affectation.enregistree')]);
      await appliquer();
      await nuit('2010-09-01', 'terminee');
      await sql(`UPDATE synchronisations SET debut = clock_timestamp() + interval '1 s'`);
      await sql(`UPDATE messages_sortants SET tentatives = 1`);
      await evaluer(echange.unite);
      expect(await alarmes(echange.unite)).toEqual([]);
    });

    it('opens none for what was numbered once it had begun to tell', async () => {
      await nuit('2010-09-01', 'terminee');
      await sql(`UPDATE synchronisations SET debut = clock_timestamp() - interval '1 min'`);
      await echange.webhook('gide', [evenement('affectation.enregistree')]);
      await appliquer();
      await evaluer(echange.unite);
      expect(await alarmes(echange.unite)).toEqual([]);
    });

    it('opens one when what was received before it is not applied', async () => {
      await echange.webhook('gide', [evenement('affectation.enregistree')]);
      await nuit('2010-09-01', 'terminee');
      await sql(`UPDATE synchronisations SET debut = clock_timestamp() + interval '1 s'`);
      await evaluer(echange.unite);
      expect(await detail()).toContain(
        '1 message(s) de GIDE reçus avant elle attendent encore d’être appliqués',
      );
    });

    it.each([
      [{ evenements: 4, recus: 0, doublons: 0, refuses: 0 }, 'a lu 4 événement(s) et n’en a pris aucun'],
      [{ dus: 7, dossiers: 0 }, 'avait 7 dossier(s) à traiter et n’en a traité aucun'],
    ])('opens one when a step that had work reports none: %j', async (resultat, phrase) => {
      await nuit('2010-09-01', 'terminee');
      await echange.unite.seule('UPDATE synchronisation_etapes SET resultat = $1', [
        JSON.stringify(resultat),
      ]);
      await evaluer(echange.unite);
      expect(await alarmes(echange.unite)).toEqual(['NUIT_SANS_EFFET nocturne']);
      expect(await detail()).toContain(`l’étape tirer_gide ${phrase}`);
      await sql(
        `INSERT INTO synchronisations (id, plan, jour, etat, debut, fin) VALUES (gen_random_uuid(), 'demande', '2010-09-01', 'terminee', clock_timestamp(), clock_timestamp())`,
      );
      await evaluer(echange.unite);
      expect(await alarmes(echange.unite)).toEqual([]);
    });

    it('opens one when a step was never done', async () => {
      await nuit('2010-09-01', 'terminee');
      await sql(`UPDATE synchronisation_etapes SET etat = 'a_faire', resultat = NULL`);
      await evaluer(echange.unite);
      expect(await detail()).toContain('l’étape tirer_gide n’a pas été faite');
    });

    it('opens none when there was nothing to do', async () => {
      await nuit('2010-09-01', 'terminee', 0);
      await evaluer(echange.unite);
      expect(await alarmes(echange.unite)).toEqual([]);
    });
  });

  it('opens one when a feed is read, night after night, and gives nothing for business days', async () => {
    await nuit('2010-09-03', 'terminee', 12);
    await nuit('2010-09-04', 'terminee', 0);
    await echange.avancerJusqua('2010-09-04');
    await evaluer(echange.unite);
    // Friday was worked: what was stated on it should have been read on Saturday.
    expect(await alarmes(echange.unite)).toEqual(['LECTURE_VIDE gide']);
    await nuit('2010-09-05', 'terminee', 7);
    await nuit('2010-09-06', 'terminee', 0);
    await echange.avancerJusqua('2010-09-06');
    await evaluer(echange.unite);
    expect(await alarmes(echange.unite)).toEqual([]);
  });
});

describe('ages past their limit [X5.5]', () => {
  beforeEach(async () => {
    await echange.webhook('gide', [evenement('affectation.enregistree')]);
  });

  it('oldest incoming due', async () => {
    await evaluer(echange.unite);
    expect(await alarmes(echange.unite)).toEqual([]);
    await echange.unite.seule('UPDATE messages_entrants SET id = $1', [drawn(16)]);
    await evaluer(echange.unite);
    expect(await alarmes(echange.unite)).toEqual(['ATTENTE_TROP_LONGUE gide entrant']);
    expect((await alarme(echange.unite, 'ATTENTE_TROP_LONGUE')).detail).toBe(
      '1 message(s) reçu(s) de GIDE attend(ent) d’être appliqué(s) ; le plus ancien depuis 16 minutes, limite : 15 minutes.',
    );
    await echange.vider();
    await evaluer(echange.unite);
    expect(await alarmes(echange.unite)).toEqual([]);
  });

  it('oldest outgoing due, counted since a pause gave it back; a paused partner has its own alarm', async () => {
    while (await echange.appliquer.execute(0)) void 0;
    while (await echange.appliquer.execute(1)) void 0;
    await echange.unite.seule('UPDATE messages_sortants SET id = $1', [drawn(90)]);
    await evaluer(echange.unite);
    expect(await alarmes(echange.unite)).toEqual(['ATTENTE_TROP_LONGUE parcours3 sortant']);

    await sql(
      `UPDATE partenaires SET pause = 'automatique', pause_depuis = clock_timestamp() - interval '61 min' WHERE partenaire = 'parcours3'`,
    );
    await sql(`UPDATE messages_sortants SET issue = 'retenu'`);
    await evaluer(echange.unite);
    expect(await alarmes(echange.unite)).toEqual(['PAUSE_PROLONGEE parcours3']);
    expect((await alarme(echange.unite, 'PAUSE_PROLONGEE')).detail).toBe(
      'Parcours 3 est en pause (automatique) depuis 61 minutes ; limite : 60 minutes.',
    );

    await sql(`UPDATE partenaires SET pause = NULL, pause_depuis = NULL`);
    await sql(`UPDATE messages_sortants SET issue = 'a_emettre'`);
    await evaluer(echange.unite);
    expect(await alarmes(echange.unite)).toEqual([]);
  });

  it('oldest unknown, counted since it became unknown', async () => {
    await echange.vider();
    await echange.unite.seule('UPDATE messages_sortants SET id = $1', [drawn(500)]);
    await sql(`UPDATE messages_sortants SET issue = 'incertain'`);
    await evaluer(echange.unite);
    expect(await alarmes(echange.unite)).toEqual([]);
    await sql(`UPDATE transitions SET le = le - interval '16 min'`);
    await evaluer(echange.unite);
    expect(await alarmes(echange.unite)).toEqual(['ISSUE_INCONNUE parcours3']);
  });
});

describe('conservation [X6.1]', () => {
  const controle = (conforme: boolean, minutes: number): Promise<unknown> =>
    echange.unite.seule(
      `INSERT INTO bilans (id, verifie_le, jours, conforme, resultat, partenaires)
       VALUES (gen_random_uuid(), clock_timestamp() - interval '1 min' * $2, '{2010-09-01}', $1, $3, '[]')`,
      [
        conforme,
        minutes,
        JSON.stringify({
          ecarts: conforme
            ? []
            : [
                {
                  jour: '2010-09-01',
                  partenaire: 'gide',
                  sens: 'entrant',
                  type: 'statut.change',
                  porte: 2,
                  somme: 1,
                },
              ],
        }),
      ],
    );

  it('raises an alarm when it does not hold, until a check finds that it does', async () => {
    await controle(false, 1);
    await evaluer(echange.unite);
    expect(await alarmes(echange.unite)).toEqual(['BILAN_EN_ECART conservation']);
    expect((await alarme(echange.unite, 'BILAN_EN_ECART')).detail).toContain(
      '2010-09-01 gide entrant statut.change (2 à la porte, 1 dans les sorts)',
    );
    await controle(true, 0);
    await evaluer(echange.unite);
    expect(await alarmes(echange.unite)).toEqual([]);
  });

  it('raises an alarm when nobody has checked it for longer than its limit, or ever', async () => {
    await evaluer(echange.unite);
    expect(await alarmes(echange.unite)).toEqual([]);
    await sql(`UPDATE surveillance SET premiere_le = premiere_le - interval '16 min'`);
    await evaluer(echange.unite);
    expect(await alarmes(echange.unite)).toEqual(['BILAN_ABSENT conservation']);
    await controle(true, 14);
    await evaluer(echange.unite);
    expect(await alarmes(echange.unite)).toEqual([]);
    await sql(`UPDATE bilans SET verifie_le = verifie_le - interval '2 min'`);
    await evaluer(echange.unite);
    expect(await alarmes(echange.unite)).toEqual(['BILAN_ABSENT conservation']);
  });
});
