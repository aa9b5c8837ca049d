import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EntreeDeCle } from '../../api/contrat.js';
import { demander } from '../../api/demander.js';
import { Champ } from '../../elements/champ.js';
import { Dialogue } from '../../elements/dialogue.js';
import { AvecMotif } from '../../elements/motif.js';
import { ROLES_DES_CLES } from '../../mots/libelles.js';
import { avecRole, ChoixDePortee, ecrirePortee } from './choix-de-portee.js';
import type { CleNeuve } from './cle-neuve.js';

/** Keys of administrateur are made on the machine: the gateway would refuse. */
const ROLES_OFFERTS = Object.fromEntries(
  Object.entries(ROLES_DES_CLES).filter(([role]) => role !== 'administrateur'),
);

export default function NouvelleCle({
  faite,
  fermer,
}: {
  faite: (neuve: CleNeuve) => void;
  fermer: () => void;
}) {
  const client = useQueryClient();
  const [choix, setChoix] = useState(avecRole('pilotage'));
  const [libelle, setLibelle] = useState('');
  const [fin, setFin] = useState('');
  const creation = useMutation({
    mutationFn: (motif: string) =>
      demander('POST /api/cles', {
        corps: {
          libelle: libelle.trim(),
          role: choix.role as EntreeDeCle['role'],
          portee: ecrirePortee(choix),
          ...(fin === '' ? {} : { expireLe: `${fin}T00:00:00Z` }),
          motif,
        },
      }),
    onSuccess: async (neuve) => {
      fermer();
      faite(neuve);
      await client.invalidateQueries({ queryKey: ['cles'] });
    },
  });
  return (
    <Dialogue titre="Créer une clé d’API" ouvert fermer={fermer}>
      <p>
        Un programme entrera par elle, sans personne : donnez-lui le rôle et la portée dont il a besoin, et un
        terme.
      </p>
      <AvecMotif
        faire={creation.mutate}
        enCours={creation.isPending}
        erreur={creation.error}
        verbe="Créer la clé"
        annuler={fermer}
      >
        <Champ
          nom="À qui elle est"
          aide="Le programme, et qui en répond."
          valeur={libelle}
          changer={setLibelle}
          obligatoire
          maximum={128}
        />
        <ChoixDePortee choix={choix} roles={ROLES_OFFERTS} changer={setChoix} />
        <Champ
          nom="Fin"
          aide="Facultatif : jour à partir duquel elle n’ouvre plus rien."
          type="date"
          valeur={fin}
          changer={setFin}
        />
      </AvecMotif>
    </Dialogue>
  );
}
