import type { AlarmeDecrite } from '../../api/contrat.js';
import { Dialogue } from '../../elements/dialogue.js';
import { AvecMotif } from '../../elements/motif.js';

export type Geste = 'acquittement' | 'cloture';

const MOTS: Readonly<Record<Geste, { titre: string; effet: string; verbe: string }>> = {
  acquittement: {
    titre: 'Acquitter cette alarme',
    effet: 'Chacun verra que vous vous en occupez. Elle reste ouverte tant que sa cause dure.',
    verbe: 'Acquitter',
  },
  cloture: {
    titre: 'Clore cette alarme',
    effet: 'Ce qui est arrivé est réglé. Une nouvelle occurrence en ouvrira une autre.',
    verbe: 'Clore',
  },
};

/** An alarm is acknowledged or closed by somebody, with a reason. */
export default function GesteSurAlarme({
  alarme,
  geste,
  faire,
  fermer,
  enCours,
  erreur,
}: {
  alarme: AlarmeDecrite;
  geste: Geste;
  faire: (motif: string) => void;
  fermer: () => void;
  enCours: boolean;
  erreur: unknown;
}) {
  const { titre, effet, verbe } = MOTS[geste];
  return (
    <Dialogue titre={titre} ouvert fermer={fermer}>
      <p className="etat-titre">{alarme.titre}</p>
      <p>{alarme.detail}</p>
      <p>{effet}</p>
      <AvecMotif faire={faire} enCours={enCours} erreur={erreur} verbe={verbe} annuler={fermer} />
    </Dialogue>
  );
}
