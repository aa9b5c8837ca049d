import { creerJournal, creerRegistre, eprouver, JournalDeNest } from '../src/index.js';

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
  });

  it('and is dropped when the compiler could not see it', () => {
    const { journal, lignes } = journalLu();
    const large: Record<string, string> = { code: 'SCHEMA_INVALIDE', demandeur: 'CANARI' };
    journal.info(large, 'refus');
    expect(JSON.stringify(lignes())).not.toContain('CANARI');
    expect(lignes()[0]).toMatchObject({ code: 'SCHEMA_INVALIDE' });
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
    nest.log('nuit demandée', 'Planificateur');
    nest.error(new TypeError('CANARI'));
    nest.warn({ demandeur: 'CANARI' });
    expect(lignes()).toEqual([
      expect.objectContaining({ level: 30, message: 'nuit demandée' }),
      expect.objectContaining({ level: 50, message: 'TypeError' }),
      expect.objectContaining({ level: 40, message: '(objet)' }),
    ]);
  });
});

describe('metrics', () => {
  it('says how the process is, under its role', async () => {
    expect(await creerRegistre('worker').metrics()).toMatch(/process_cpu_seconds_total\{role="worker"\}/);
  });
});

describe('health', () => {
  it('is ready when everything answers', async () => {
    expect(await eprouver({ base: () => Promise.resolve(1) })).toEqual({ pret: true });
  });

  it('names what fails and what does not answer in time', async () => {
    const etat = await eprouver(
      {
        base: () => Promise.reject(new Error('refus')),
        file: () => new Promise(() => undefined),
        reste: () => Promise.resolve(),
        faux: () => {
          throw new Error('tout de suite');
        },
      },
      20,
    );
    expect(etat).toEqual({ pret: false, absents: ['base', 'file', 'faux'] });
  });
});
