import { UniteDeTravail } from '#persistence';
import { LotPris, PrendreLot } from './prendre-lot.js';

/** Told each lot that has been taken, before it is worked on. */
export type ObserverLot = (lot: LotPris) => void;

/** {@link PrendreLot}, seen from outside: which messages are in hand. */
export class PrendreLotObserve extends PrendreLot {
  constructor(
    unite: UniteDeTravail,
    nombreDeTranches: number,
    private readonly observer: ObserverLot,
  ) {
    super(unite, nombreDeTranches);
  }

  override async execute(numero: number): Promise<LotPris | null> {
    const lot = await super.execute(numero);
    if (lot) this.observer(lot);
    return lot;
  }
}
