import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { RejeuDecrit } from '../../api/contrat.js';
import { demander } from '../../api/demander.js';
import { Vide } from '../../elements/etats.js';
import { AvecMotif } from '../../elements/motif.js';
import { compter } from '../../mots/nombres.js';

/** What is approved is this preview: a dossier that has moved since is left aside. */
export function Approbation({ rejeu }: { rejeu: RejeuDecrit }) {
  const client = useQueryClient();
  const naviguer = useNavigate();
  // One key for this screen: approving twice makes one replay.
  const [cle] = useState(() => crypto.randomUUID());
  const approuver = useMutation({
    mutationFn: (motif: string) =>
      demander('POST /api/rejeux', {
        corps: { apercu: rejeu.id, motif },
        entetes: { 'idempotency-key': cle },
      }),
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['echecs'] });
      await client.invalidateQueries({ queryKey: ['rejeux', 'liste'] });
      await naviguer({ to: '/rejeux/$id', params: { id } });
    },
  });
  const avecEffet = (rejeu.verdicts['applique'] ?? 0) + (rejeu.verdicts['emis'] ?? 0);
  if (avecEffet === 0)
    return (
      <Vide titre="Rien à rejouer" icone="rien">
        Aucun de ces messages n’aurait d’effet : voyez pourquoi plus bas. Un rejeu n’est pas offert.
      </Vide>
    );
  return (
    <AvecMotif
      faire={approuver.mutate}
      enCours={approuver.isPending}
      erreur={approuver.error}
      verbe={`Rejouer ${compter(rejeu.avancement.total, 'message')}`}
    >
      <p>
        Les messages d’origine ne changent pas : chaque rejeu est un nouvel essai, lié au premier. Un dossier
        qui a changé depuis cette simulation est laissé de côté.
      </p>
      <p>
        {compter(avecEffet, 'message aura', 'messages auront')} un effet, sur{' '}
        {compter(rejeu.avancement.total, 'message')} ; {compter(rejeu.dossiers, 'dossier lu', 'dossiers lus')}
        .
      </p>
      {rejeu.confirmation.requise && (
        <p className="etat-titre">
          Au-delà de ce qu’une personne fait seule : quelqu’un d’autre devra le confirmer avant qu’il parte.
        </p>
      )}
    </AvecMotif>
  );
}
