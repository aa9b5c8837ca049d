import type { UniteDeTravail } from '#persistence';
import type { Crochet, IssueDuCrochet } from './crochet.js';

interface Notification {
  id: string;
  corps: string;
  tentatives: number;
}

/** About two days of tries: 10 s after the first failure, three times longer each time, six hours at most. */
const TENTATIVES_MAXIMALES = 15;
const PREMIERE_ATTENTE_S = 10;
const ATTENTE_MAXIMALE_S = 6 * 3_600;

const LOT = 10;
/** Longer than the deliveries of a lot may last: a process that dies leaves its notifications to the next one. */
const BAIL_S = 120;

/**
 * Sends what waits in the outbox of the alarms. Taken in a commit of its own, sent outside any transaction, recorded
 * under the attempt that was taken: a process that wakes up too late records nothing. A receiver that answers badly
 * gets the same bytes under the same id again; the closing of an alarm waits for its opening.
 */
export class NotifierAlarmes {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly crochet: Pick<Crochet, 'envoyer'>,
  ) {}

  async aEnvoyer(): Promise<boolean> {
    const [ligne] = await this.unite.seule<{ dues: boolean }>(`SELECT EXISTS (${DUES}) AS dues`);
    return ligne?.dues ?? false;
  }

  /** @returns how many were delivered */
  async execute(): Promise<number> {
    let delivrees = 0;
    for (let lot = await this.#prendre(); lot.length > 0; lot = await this.#prendre()) {
      for (const notification of lot) if (await this.#envoyer(notification)) delivrees += 1;
    }
    return delivrees;
  }

  async #envoyer(notification: Notification): Promise<boolean> {
    const issue = await this.crochet.envoyer(notification.id, notification.corps);
    await this.#noter(notification, issue);
    return issue.pris;
  }

  #prendre(): Promise<Notification[]> {
    return this.unite.seule<Notification>(
      `UPDATE notifications_alarmes
       SET tentatives = tentatives + 1, prochaine_tentative = clock_timestamp() + interval '1 s' * $1
       WHERE id IN (${DUES} ORDER BY cree_le, id LIMIT ${LOT} FOR UPDATE SKIP LOCKED)
       RETURNING id, corps, tentatives`,
      [BAIL_S],
    );
  }

  async #noter({ id, tentatives }: Notification, issue: IssueDuCrochet): Promise<void> {
    if (issue.pris) {
      await this.unite.seule(
        `UPDATE notifications_alarmes SET etat = 'envoyee', envoyee_le = clock_timestamp(), cause = NULL
         WHERE id = $1 AND tentatives = $2 AND etat = 'a_envoyer'`,
        [id, tentatives],
      );
      return;
    }
    await this.unite.seule(
      `UPDATE notifications_alarmes
       SET cause = $3, etat = CASE WHEN tentatives >= ${TENTATIVES_MAXIMALES} THEN 'echouee' ELSE etat END,
           prochaine_tentative = clock_timestamp() + interval '1 ms' *
             coalesce($4::float8, 1000 * least(${ATTENTE_MAXIMALE_S}, ${PREMIERE_ATTENTE_S} * power(3, tentatives - 1)) * (0.5 + random() / 2))
       WHERE id = $1 AND tentatives = $2 AND etat = 'a_envoyer'`,
      [id, tentatives, issue.cause, issue.reessayerApresMs ?? null],
    );
  }
}

const DUES = `
  SELECT id FROM notifications_alarmes n
  WHERE etat = 'a_envoyer' AND prochaine_tentative <= clock_timestamp()
    AND (evenement = 'ouverte' OR NOT EXISTS (
      SELECT FROM notifications_alarmes o WHERE o.alarme = n.alarme AND o.evenement = 'ouverte' AND o.etat = 'a_envoyer'))`;
