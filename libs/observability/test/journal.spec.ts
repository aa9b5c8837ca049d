import { cadresDe, correlationDite, creerJournal, creerRegistre, JournalDeNest } from '../src/index.js';

function journalLu(niveau = 'debug'): { journal: ReturnType<typeof creerJournal>; lignes: () => object[] } {
  const ecrit: string[] = [];
  const journal = creerJournal('worker', niveau, { write: (ligne: string) => void ecrit.push(ligne) });
  return { journal, lignes: () => ecrit.map((ligne) => JSON.parse(ligne) as object) };
}

describe('logs', () => {
  it('one JSON line per fact, with its role and its fields', () => {
    const { journal, lignes } = journalLu();
    journal.warn({ file: 'appliquer', nombre: 3 }, 'sonnerie perdue');
    expect(lignes()).toEqual([
      expect.objectContaining({
        role: 'worker',
        level: 40,
        file: 'appliquer',
        nombre: 3,
        message: 'sonnerie perdue',
      }),
    ]);
  });

  it('a field that is not on the list does not compile', () => {
    const { journal } = journalLu();
    // @ts-expect-error the numéro of a person has no place in a log
    journal.info({ demandeur: '1234567A' }, 'non');
    // @ts-expect-error an error as it is would quote its parameters
    journal.error({ erreur: new Error('1234567A') }, 'non');
    const large = { code: 'SCHEMA_INVALIDE', demandeur: '1234567A' };
    // @ts-expect-error nor in a variable
    journal.info(large, 'non');
    const ouvert: Record<string, string> = large;
    // @ts-expect-error nor under names that are not known
    journal.info(ouvert, 'non');
  });

  it('a sentence in which a value stands does not compile', () => {
    const { journal } = journalLu();
    const nom: string = 'CANARI';
    // @ts-expect-error not a constant
    journal.info({}, nom);
    // @ts-expect-error made of a value
    journal.info({}, `dossier de ${nom}`);
    journal.info({}, nom === '' ? 'rien' : 'quelque chose');
  });

  it('and is dropped when the compiler could not see it', () => {
    const { journal, lignes } = journalLu();
    journal.info({ code: 'SCHEMA_INVALIDE', demandeur: 'CANARI' } as { code: string }, 'refus');
    expect(JSON.stringify(lignes())).not.toContain('CANARI');
    expect(lignes()[0]).toMatchObject({ code: 'SCHEMA_INVALIDE' });
  });

  it('a value that has not the form of its field is put aside, not written', () => {
    const { journal, lignes } = journalLu();
    const uuid = '019a9c5e-0000-7000-8000-000000000001';
    journal.info(
      {
        code: 'DURAND Jeanne',
        etape: '1234567A',
        route: '/api/cotraitances/:cotraitance?nom=DURAND',
        envoi: '1234567A',
        messages: [uuid, 'DURAND'],
        faille: 'error: la clé (demandeur)=(1234567A) existe',
        acteur: `cle:${uuid}`,
        cause: 'la valeur « DURAND » existe déjà',
      },
      'refus',
    );
    expect(JSON.stringify(lignes())).not.toMatch(/DURAND|1234567A/);
    expect(lignes()[0]).toMatchObject({
      messages: [uuid, '(écarté)'],
      acteur: `cle:${uuid}`,
      code: '(écarté)',
    });
  });

  it('a correlation that may mean something to a reader is told by its digest', () => {
    const { journal, lignes } = journalLu();
    const opaques = ['0af7651916cd43dd8448eb211c80319c', '019a9c5e-0000-7000-8000-000000000001'];
    journal.info({ correlation: 'dossier-DURAND-1234567A', correlations: [...opaques, 'DURAND'] }, 'lot');
    expect(lignes()[0]).toMatchObject({
      correlation: expect.stringMatching(/^~[0-9a-f]{16}$/),
      correlations: [...opaques, correlationDite('DURAND')],
    });
  });

  it('a list is bounded', () => {
    const { journal, lignes } = journalLu();
    journal.info({ correlations: Array.from({ length: 500 }, (_, rang) => `c${rang}`) }, 'lot');
    expect((lignes()[0] as { correlations: string[] }).correlations).toHaveLength(20);
  });

  it('keeps to its level', () => {
    const { journal, lignes } = journalLu('warn');
    journal.info({}, 'détail');
    expect(lignes()).toEqual([]);
  });

  it('Nest writes to it: errors by their class alone, its start as a detail', () => {
    const { journal, lignes } = journalLu('info');
    const nest = new JournalDeNest(journal);
    nest.log('Starting', 'NestFactory');
    nest.log('CANARI', 'Planificateur');
    nest.error(new TypeError('CANARI'), 'ExceptionsHandler');
    nest.error('CANARI', 'Error: CANARI\n at CANARI', 'ExceptionsHandler');
    nest.warn({ demandeur: 'CANARI' });
    expect(lignes()).toEqual([
      expect.objectContaining({ level: 30, contexte: 'Planificateur' }),
      expect.objectContaining({ level: 50, faille: 'TypeError', contexte: 'ExceptionsHandler' }),
      expect.objectContaining({ level: 50, contexte: 'ExceptionsHandler' }),
      expect.objectContaining({ level: 40 }),
    ]);
    expect(JSON.stringify(lignes())).not.toContain('CANARI');
  });
});

describe('frames of an error', () => {
  it('are told without its text, even one that looks like frames', () => {
    const cadres = cadresDe(new Error('CANARI\n    at CANARI (file:///CANARI:1:1)'));
    expect(cadres.length).toBeGreaterThan(1);
    expect(cadres.join('')).not.toContain('CANARI');
    const changee = new Error('avant');
    expect(changee.stack).toContain('avant');
    changee.message = 'apres';
    expect(cadresDe(changee)).toEqual([]);
    expect(cadresDe('CANARI')).toEqual([]);
  });
});

describe('metrics', () => {
  it('says how the process is, under its role', async () => {
    expect(await creerRegistre('worker').metrics()).toMatch(/process_cpu_seconds_total\{role="worker"\}/);
  });
});
