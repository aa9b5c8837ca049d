import { creerEchangeDEssai, EchangeDEssai } from '#test/echange-d-essai';
import { evenement } from '#test/evenements';
import { DestinataireScenarise } from './destinataire-scenarise.js';

export interface SortantLu {
  id: string;
  issue: string;
  code: string | null;
  sequence: number;
  tentatives: number;
}

/** An exchange whose Parcours 3 answers as a test asks, and the gestures of those tests. */
export interface TerrainDEmission {
  echange: EchangeDEssai;
  parcours3: DestinataireScenarise;
  /** GIDE states the affectation of person `numero`. */
  affecter: (numero: number, sequence?: number, dateAffectation?: string) => Promise<unknown>;
  appliquer: () => Promise<void>;
  sortants: () => Promise<SortantLu[]>;
  /** No one waits any longer: lanes, versions and probes are due. */
  echoir: () => Promise<void>;
  /** Tells and lets fall due again and again, until nothing is left or `tours` times. */
  insister: (tours: number) => Promise<void>;
}

export async function creerTerrainDEmission(): Promise<TerrainDEmission> {
  const parcours3 = new DestinataireScenarise();
  const echange = await creerEchangeDEssai({ destinataires: { parcours3 } });
  const terrain: TerrainDEmission = {
    echange,
    parcours3,
    affecter: (numero, sequence = 1, dateAffectation = '2010-08-30') =>
      echange.webhook('gide', [
        evenement(
          'affectation.enregistree',
          { cotraitance: `CT-${numero}000`, demandeur: `${1_000_000 + numero}A`, dateAffectation },
          { sequence: String(sequence).padStart(10, '0') },
        ),
      ]),
    async appliquer() {
      for (const tranche of [0, 1]) while (await echange.appliquer.execute(tranche));
    },
    sortants: () =>
      echange.unite.seule<SortantLu>(
        'SELECT id, issue, code, sequence, tentatives FROM messages_sortants ORDER BY id',
      ),
    async echoir() {
      await echange.unite.seule('UPDATE tranches SET pas_avant = NULL');
      await echange.unite.seule('UPDATE messages_sortants SET prochaine_tentative = NULL');
      await echange.unite.seule(
        'UPDATE partenaires SET sonde_le = clock_timestamp() WHERE sonde_le IS NOT NULL',
      );
    },
    async insister(tours) {
      for (let tour = 0; tour < tours; tour += 1) {
        while (await echange.emettre.execute('parcours3'));
        await terrain.echoir();
      }
    },
  };
  return terrain;
}
