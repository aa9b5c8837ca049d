import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { TextArea } from 'react-aria-components/TextArea';
import { TextField } from 'react-aria-components/TextField';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import type { EntreePolitique, SimulationDePolitiqueDecrite } from '../../api/contrat.js';
import { demander } from '../../api/demander.js';
import { Fiche } from '../../elements/carte.js';
import { Dialogue } from '../../elements/dialogue.js';
import { Panne } from '../../elements/etats.js';
import { AvecMotif } from '../../elements/motif.js';
import { Saisie } from '../../elements/saisie.js';
import { direJour } from '../../mots/dates.js';
import { dire, DECISIONS_DE_POLITIQUE, PARTENAIRES, TYPES, VUES } from '../../mots/libelles.js';
import { direNombre } from '../../mots/nombres.js';
import { EffetDePolitique } from './effet-de-politique.js';

export type Ligne = Pick<EntreePolitique, 'partenaire' | 'vue' | 'type' | 'decision'>;

const PHRASE_MAX = 500;

/** A row that has been simulated, written by an administrateur: a sentence, a reason, then a second look at its effect. */
export function Activation({ ligne, vue }: { ligne: Ligne; vue: SimulationDePolitiqueDecrite }) {
  const client = useQueryClient();
  const [phrase, setPhrase] = useState('');
  const [depuis, setDepuis] = useState<string | undefined>();
  const [motif, setMotif] = useState<string | null>(null);
  const corps = { ...ligne, phrase: phrase.trim(), ...(depuis === undefined ? {} : { depuis }) };
  // Computed again for that day, when it is read again: what was seen may be minutes old, or of another day.
  const relecture = useMutation({
    mutationFn: () => demander('POST /api/politiques', { corps: { ...corps, simulation: true } }),
  });
  const activation = useMutation({
    mutationFn: (pourquoi: string) =>
      demander('POST /api/politiques', { corps: { ...corps, motif: pourquoi } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['politiques'] });
      await client.invalidateQueries({ queryKey: ['ecarts', 'groupes'] });
    },
  });
  const activee = activation.data?.politique;
  if (activee)
    return (
      <p role="status" className="etat-titre">
        {activee.inchangee ? 'Cette ligne existait déjà, dans les mêmes mots : ' : 'La ligne est écrite : '}
        elle vaut depuis le {direJour(activee.depuis)}.
      </p>
    );
  return (
    <section className="activation" aria-label="Activer cette ligne">
      <h3>Activer cette ligne</h3>
      <AvecMotif
        faire={(donne) => {
          setMotif(donne);
          relecture.mutate();
        }}
        enCours={relecture.isPending}
        erreur={relecture.error}
        verbe="Relire avant d’activer"
      >
        <TextField
          className="champ"
          value={phrase}
          onChange={setPhrase}
          isRequired
          maxLength={PHRASE_MAX}
          validate={(texte) => (texte.trim() === '' ? 'Dites ce que veut cette ligne.' : null)}
        >
          <Label>En clair</Label>
          <Text slot="description">
            Une phrase qu’un agent peut lire : ce qui est fait, et pourquoi c’est juste.
          </Text>
          <TextArea rows={2} />
        </TextField>
        <Saisie
          nom="À partir du jour métier (aujourd’hui sinon)"
          type="date"
          valeur={depuis}
          changer={setDepuis}
        />
      </AvecMotif>
      {motif !== null && relecture.data?.simulation && (
        <Dialogue titre="Second regard avant d’activer" ouvert fermer={() => setMotif(null)}>
          <Fiche
            lignes={[
              ['Pour', `${dire(PARTENAIRES, ligne.partenaire)}, ${dire(VUES, ligne.vue).toLowerCase()}`],
              ['Type', ligne.type == null ? 'Tous les autres' : dire(TYPES, ligne.type)],
              ['Décision', dire(DECISIONS_DE_POLITIQUE, ligne.decision)],
              ['En clair', phrase.trim()],
              ['À partir du', direJour(relecture.data.simulation.jour)],
              ['Motif', motif],
            ]}
          />
          <EffetDePolitique de={relecture.data.simulation} />
          {relecture.data.simulation.changements !== vue.changements && (
            <p className="etat-titre" role="status">
              Ce n’est plus ce que vous aviez vu : {direNombre(vue.changements)} changements alors,{' '}
              {direNombre(relecture.data.simulation.changements)} maintenant.
            </p>
          )}
          <p>
            La ligne est datée et rien n’est effacé ; la prochaine nuit décide avec elle. Pour revenir en
            arrière, on active une autre ligne.
          </p>
          {activation.error && <Panne erreur={activation.error} />}
          <div className="actions">
            <button
              type="button"
              className="bouton"
              disabled={activation.isPending}
              onClick={() => activation.mutate(motif)}
            >
              {activation.isPending ? 'En cours…' : 'Activer'}
            </button>
            <button type="button" className="bouton bouton-second" onClick={() => setMotif(null)}>
              Ne rien changer
            </button>
          </div>
        </Dialogue>
      )}
    </section>
  );
}
