import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { MessageDetailleDecrit } from '../../api/contrat.js';
import { demander } from '../../api/demander.js';
import { Champ } from '../../elements/champ.js';
import { Dialogue } from '../../elements/dialogue.js';
import { AvecMotif } from '../../elements/motif.js';

/** A correction is a new message, checked as at the door; the original keeps its content (X6.2). */
export default function Correction({
  message,
  fermer,
}: {
  message: MessageDetailleDecrit;
  fermer: () => void;
}) {
  const client = useQueryClient();
  const id = useId();
  const lisible = message.masque !== true;
  const [texte, setTexte] = useState(lisible ? JSON.stringify(message.donnees ?? {}, null, 2) : '');
  const [sequence, setSequence] = useState('');
  const lues = lireObjet(texte);
  const correction = useMutation({
    mutationFn: (motif: string) =>
      demander('POST /api/messages/{id}/correction', {
        chemin: { id: message.id },
        corps: {
          donnees: lues ?? {},
          motif,
          ...(sequence === '' ? {} : { sequence: sequence.padStart(10, '0') }),
        },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['messages'] }),
  });
  return (
    <Dialogue titre="Corriger ce message" ouvert fermer={fermer}>
      {correction.data ? (
        <>
          <p role="status" className="fait">
            La correction est reçue ; elle va être appliquée.
          </p>
          <div className="actions">
            <Link to="/messages/$id" params={{ id: correction.data.id }} className="bouton" onClick={fermer}>
              Voir la correction
            </Link>
          </div>
        </>
      ) : !lisible ? (
        <p>Ses données sont masquées : lisez d’abord ce message en clair.</p>
      ) : (
        <>
          <p>
            Un nouveau message, lié à celui-ci, énoncera ces données à sa place : contrôlé comme à la porte,
            avec les droits de son émetteur, puis appliqué. L’original garde son contenu.
          </p>
          <AvecMotif
            faire={(motif) => {
              if (lues !== null) correction.mutate(motif);
            }}
            enCours={correction.isPending}
            erreur={correction.error}
            verbe="Corriger"
            annuler={fermer}
          >
            <div className="champ">
              <label htmlFor={id}>Données corrigées (JSON)</label>
              <textarea
                id={id}
                className="brut"
                rows={12}
                spellCheck={false}
                value={texte}
                aria-invalid={lues === null}
                aria-describedby={lues === null ? `${id}-faute` : undefined}
                onChange={({ target }) => setTexte(target.value)}
              />
              {lues === null && (
                <p id={`${id}-faute`} className="erreur" role="alert">
                  Ce n’est pas un objet JSON.
                </p>
              )}
            </div>
            <Champ
              nom="Version (facultative)"
              aide="Par défaut celle de l’original."
              valeur={sequence}
              changer={(saisie) => setSequence(saisie.replace(/\D/g, '').slice(0, 10))}
            />
          </AvecMotif>
        </>
      )}
    </Dialogue>
  );
}

function lireObjet(texte: string): Record<string, unknown> | null {
  try {
    const lu: unknown = JSON.parse(texte);
    return typeof lu === 'object' && lu !== null && !Array.isArray(lu)
      ? (lu as Record<string, unknown>)
      : null;
  } catch (erreur) {
    if (erreur instanceof SyntaxError) return null;
    throw erreur;
  }
}
