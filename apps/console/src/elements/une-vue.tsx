import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import type { VueDecrite } from '../api/contrat.js';
import { demander } from '../api/demander.js';
import { Champ } from './champ.js';
import { Panne } from './etats.js';

export const NOM_MAX = 60;

/** A view of the list, and what its owner may do with it. */
export function UneVue({
  de: { id, nom, partagee, mienne },
  appliquer,
  relire,
}: {
  de: VueDecrite;
  appliquer: () => void;
  relire: () => Promise<void>;
}) {
  const [renomme, setRenomme] = useState<string | null>(null);
  const [aConfirmer, setAConfirmer] = useState(false);
  const changer = useMutation({
    mutationFn: (corps: { nom?: string; partagee?: boolean }) =>
      demander('POST /api/vues/{id}/changement', { chemin: { id }, corps }),
    onSuccess: async () => {
      setRenomme(null);
      await relire();
    },
  });
  const supprimer = useMutation({
    mutationFn: () => demander('POST /api/vues/{id}/suppression', { chemin: { id } }),
    onSuccess: relire,
  });
  const erreur = changer.error ?? supprimer.error;
  const enCours = changer.isPending || supprimer.isPending;
  return (
    <>
      <button type="button" className="bouton-lien" onClick={appliquer}>
        {nom}
      </button>{' '}
      {partagee && (
        <span className="discret">
          {mienne ? '(partagée avec votre rôle)' : '(partagée par un collègue)'}
        </span>
      )}
      {mienne && renomme === null && !aConfirmer && (
        <span className="actions">
          <Action nom="Renommer" vue={nom} enCours={enCours} faire={() => setRenomme(nom)} />
          <Action
            nom={partagee ? 'Ne plus partager' : 'Partager'}
            vue={nom}
            enCours={enCours}
            faire={() => changer.mutate({ partagee: !partagee })}
          />
          <Action
            nom="Supprimer"
            vue={nom}
            enCours={enCours}
            faire={() => (partagee ? setAConfirmer(true) : supprimer.mutate())}
          />
        </span>
      )}
      {aConfirmer && (
        <div role="group" aria-label={`Supprimer la vue « ${nom} »`}>
          <p>Vos collègues de même rôle s’en servent peut-être : plus personne ne la verra.</p>
          <div className="actions">
            <button
              type="button"
              className="bouton bouton-grave"
              disabled={enCours}
              onClick={() => supprimer.mutate()}
            >
              Supprimer pour tous
            </button>
            <button
              type="button"
              className="bouton bouton-second"
              autoFocus
              onClick={() => setAConfirmer(false)}
            >
              Annuler
            </button>
          </div>
        </div>
      )}
      {renomme !== null && (
        <Form
          className="formulaire"
          onSubmit={(evenement) => {
            evenement.preventDefault();
            changer.mutate({ nom: renomme.trim() });
          }}
        >
          <Champ nom="Nouveau nom" valeur={renomme} changer={setRenomme} obligatoire maximum={NOM_MAX} />
          <div className="actions">
            <Button type="submit" className="bouton" isDisabled={enCours}>
              Renommer
            </Button>
            <Button className="bouton bouton-second" onPress={() => setRenomme(null)}>
              Annuler
            </Button>
          </div>
        </Form>
      )}
      {erreur !== null && <Panne erreur={erreur} />}
    </>
  );
}

function Action({
  nom,
  vue,
  enCours,
  faire,
}: {
  nom: string;
  vue: string;
  enCours: boolean;
  faire: () => void;
}) {
  return (
    <button type="button" className="bouton-lien" disabled={enCours} onClick={faire}>
      {nom}
      <span className="hors-ecran"> : {vue}</span>
    </button>
  );
}
