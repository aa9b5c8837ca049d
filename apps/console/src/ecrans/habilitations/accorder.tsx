import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EntreeDHabilitation } from '../../api/contrat.js';
import { demander } from '../../api/demander.js';
import { Champ } from '../../elements/champ.js';
import { Dialogue } from '../../elements/dialogue.js';
import { AvecMotif } from '../../elements/motif.js';
import { ROLES } from '../../mots/libelles.js';
import { avecRole, ChoixDePortee, ecrirePortee } from './choix-de-portee.js';

/** Gives a role to an account that is known, or to somebody who has not come yet. */
export default function Accorder({
  compte,
  emetteur,
  fermer,
}: {
  /** Absent: the account is prepared before the first sign-in. */
  compte?: { id: string; nom: string };
  /** Provider of identities of this gateway, proposed. */
  emetteur: string | null;
  fermer: () => void;
}) {
  const client = useQueryClient();
  const [choix, setChoix] = useState(avecRole('conseiller'));
  const [personne, setPersonne] = useState({ emetteur: emetteur ?? '', sujet: '', nom: '' });
  const [jusqua, setJusqua] = useState('');
  const octroi = useMutation({
    mutationFn: (motif: string) =>
      demander('POST /api/habilitations', {
        corps: {
          ...(compte ? { compte: compte.id } : sansVides(personne)),
          role: choix.role as EntreeDHabilitation['role'],
          portee: ecrirePortee(choix),
          ...(jusqua === '' ? {} : { jusqua }),
          motif,
        },
      }),
    onSuccess: async () => {
      fermer();
      await client.invalidateQueries({ queryKey: ['comptes'] });
    },
  });
  return (
    <Dialogue titre={compte ? 'Accorder une habilitation' : 'Préparer un compte'} ouvert fermer={fermer}>
      <p>
        {compte
          ? `${compte.nom} pourra agir dans ce rôle dès sa prochaine connexion, ou en changeant d’habilitation.`
          : 'La personne trouvera ce rôle à sa première connexion.'}
      </p>
      <AvecMotif
        faire={octroi.mutate}
        enCours={octroi.isPending}
        erreur={octroi.error}
        verbe="Accorder"
        annuler={fermer}
      >
        {!compte && (
          <>
            <Champ
              nom="Sujet"
              aide="L’identifiant de la personne chez le fournisseur d’identité (sub)."
              valeur={personne.sujet}
              changer={(sujet) => setPersonne({ ...personne, sujet })}
              obligatoire
              maximum={255}
            />
            <Champ
              nom="Nom"
              aide="Jusqu’à sa première connexion ; ensuite, celui que donne le fournisseur."
              valeur={personne.nom}
              changer={(nom) => setPersonne({ ...personne, nom })}
              maximum={128}
            />
            <Champ
              nom="Fournisseur d’identité"
              aide="Tel qu’il se nomme (issuer)."
              valeur={personne.emetteur}
              changer={(autre) => setPersonne({ ...personne, emetteur: autre })}
              obligatoire
              maximum={512}
            />
          </>
        )}
        <ChoixDePortee choix={choix} roles={ROLES} changer={setChoix} />
        <Champ
          nom="Dernier jour"
          aide="Facultatif : sans lui, jusqu’au retrait."
          type="date"
          valeur={jusqua}
          changer={setJusqua}
        />
      </AvecMotif>
    </Dialogue>
  );
}

function sansVides(personne: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(personne).filter(([, texte]) => texte.trim() !== ''));
}
