import { Inject, Injectable, OnModuleInit } from '@nestjs/common';
import { Partenaire } from '#annexe7';
import { type Echange, TravauxEnAttente, voieDuPartenaire } from '#exchange';
import { UniteDeTravail } from '#persistence';
import { Ecoute } from '#queueing';
import { ECHANGE } from '../jetons.js';
import { Suivi } from '../observation/suivi.js';
import { enchainer } from './enchainer.js';

const PARTENAIRES: readonly Partenaire[] = ['gide', 'parcours3'];

/** Tells each partner what is due, lot after lot, on a queue of its own: neither waits for the other. */
@Injectable()
export class EmettreProcessor implements OnModuleInit {
  constructor(
    private readonly ecoute: Ecoute,
    private readonly unite: UniteDeTravail,
    @Inject(ECHANGE) private readonly echange: Echange,
    private readonly suivi: Suivi,
  ) {}

  onModuleInit(): void {
    for (const partenaire of PARTENAIRES) {
      const file = voieDuPartenaire(partenaire);
      this.ecoute.ecouter(file, { concurrence: 1, traiter: () => this.#traiter(partenaire) });
      this.ecoute.balayer(file, 1_000, async () =>
        (await TravauxEnAttente.aDire(this.unite.seule, partenaire)) ? [''] : [],
      );
    }
  }

  #traiter(partenaire: Partenaire): Promise<void> {
    const file = voieDuPartenaire(partenaire);
    return enchainer(
      () => this.echange.emettre.execute(partenaire),
      ({ messages, issue }, millisecondes) => {
        this.suivi.mesures.lot(file, messages, { [issue]: messages });
        this.suivi.mesures.etapeDuLot(file, 'ensemble', millisecondes / 1_000);
      },
    );
  }
}
