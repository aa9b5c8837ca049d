import type { Partenaire } from '#annexe7';
import type { ReponseReception } from '#contract';
import { type Sql, tirerId, type UniteDeTravail } from '#persistence';
import { controlerReception } from './controler-reception.js';
import { enregistrerReceptions } from './enregistrer-receptions.js';
import type { ObserverPorte, Passage } from './passages.js';

export interface DeclarationsRecues {
  partenaire: Partenaire;
  /** Events as the partner gives them among what it states (X4.3), 1 to 1,000. */
  evenements: readonly unknown[];
}

/** A message at the door, by the place of its event in what was given. */
export type DeclarationsPrises = ReponseReception & { messages: string[] };

/**
 * Receives statements that never arrived, found by comparison (X4.3), at the same door as webhooks and feeds: one that
 * arrived meanwhile is a duplicate (X3.4).
 */
export class RecevoirDeclarations {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly sonner: (seaux: number[]) => void,
    private readonly observer: ObserverPorte = () => undefined,
  ) {}

  /** @param noter writes, in the same commit, what the messages answer to; their ids in the order given */
  async execute(
    { partenaire, evenements }: DeclarationsRecues,
    noter: (sql: Sql, messages: readonly string[]) => Promise<void> = () => Promise.resolve(),
  ): Promise<DeclarationsPrises> {
    const controles = await controlerReception(this.unite.seule, partenaire, [...evenements]);
    const id = tirerId();
    let seaux: number[] = [];
    let passages: Passage[] = [];
    const prises = await this.unite.executer(async (sql): Promise<DeclarationsPrises> => {
      const [enregistree] = await enregistrerReceptions(sql, [
        {
          id,
          partenaire,
          voie: 'declaration',
          typeContenu: 'application/json',
          corps: Buffer.from(JSON.stringify(evenements)),
          reference: null,
          correlation: id,
          contenu: { lu: true, evenements: controles },
        },
      ]);
      if (!enregistree) throw new Error('unreachable: one reception gives one answer');
      ({ seaux, passages } = enregistree);
      const messages = controles.map((controle) => controle.id);
      await noter(sql, messages);
      return { ...enregistree.reponse, messages };
    });
    this.sonner(seaux);
    this.observer(passages);
    return prises;
  }
}
