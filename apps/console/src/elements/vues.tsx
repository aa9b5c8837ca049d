import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import type { VueDecrite } from '../api/contrat.js';
import { demander } from '../api/demander.js';
import { donnes, requeteVues, type EcranAVues, type Filtres } from '../api/requetes-d-exports.js';
import { Champ } from './champ.js';
import { Dialogue } from './dialogue.js';
import { Lu, Panne } from './etats.js';

interface PropsDeVues {
  ecran: EcranAVues;
  /** The filters of the address now. */
  filtres: Filtres;
  /** Puts those of a view in their place. */
  appliquer: (filtres: Record<string, unknown>) => void;
}

const NOM_MAX = 60;

/** Filters kept under a name, on the server: one's own, and those that one's role shares. */
export function Vues({ ecran, filtres, appliquer }: PropsDeVues) {
  const [ouvert, setOuvert] = useState(false);
  return (
    <>
      <button type="button" className="bouton bouton-second" onClick={() => setOuvert(true)}>
        Vues
      </button>
      {ouvert && (
        <Dialogue titre="Vues enregistrées" ouvert fermer={() => setOuvert(false)}>
          <Liste
            ecran={ecran}
            filtres={filtres}
            appliquer={(choisis) => {
              setOuvert(false);
              appliquer(choisis);
            }}
          />
        </Dialogue>
      )}
    </>
  );
}

function Liste({ ecran, filtres, appliquer }: PropsDeVues) {
  const client = useQueryClient();
  const lecture = useQuery(requeteVues(ecran));
  const [nom, setNom] = useState('');
  const relire = (): Promise<void> => client.invalidateQueries({ queryKey: ['vues', ecran] });
  const creer = useMutation({
    mutationFn: () =>
      demander('POST /api/vues', { corps: { ecran, nom: nom.trim(), filtres: donnes(filtres) } }),
    onSuccess: async () => {
      setNom('');
      await relire();
    },
  });
  return (
    <>
      <Lu lecture={lecture} quoi="vos vues" lignes={2}>
        {({ vues }) =>
          vues.length === 0 ? (
            <p>Aucune vue de cet écran pour le moment.</p>
          ) : (
            <ul className="vues">
              {vues.map((vue) => (
                <li key={vue.id}>
                  <UneVue de={vue} appliquer={() => appliquer(vue.filtres)} relire={relire} />
                </li>
              ))}
            </ul>
          )
        }
      </Lu>
      <Form
        className="formulaire"
        onSubmit={(evenement) => {
          evenement.preventDefault();
          creer.mutate();
        }}
      >
        <Champ
          nom="Enregistrer les filtres présents sous le nom"
          aide="Ni nom, ni numéro de personne."
          valeur={nom}
          changer={setNom}
          obligatoire
          maximum={NOM_MAX}
        />
        {creer.error !== null && <Panne erreur={creer.error} />}
        <div className="actions">
          <Button type="submit" className="bouton" isDisabled={creer.isPending}>
            Enregistrer
          </Button>
        </div>
      </Form>
    </>
  );
}

function UneVue({
  de: { id, nom, partagee, mienne },
  appliquer,
  relire,
}: {
  de: VueDecrite;
  appliquer: () => void;
  relire: () => Promise<void>;
}) {
  const [renomme, setRenomme] = useState<string | null>(null);
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
      {mienne && renomme === null && (
        <span className="actions">
          <Action nom="Renommer" vue={nom} enCours={enCours} faire={() => setRenomme(nom)} />
          <Action
            nom={partagee ? 'Ne plus partager' : 'Partager'}
            vue={nom}
            enCours={enCours}
            faire={() => changer.mutate({ partagee: !partagee })}
          />
          <Action nom="Supprimer" vue={nom} enCours={enCours} faire={() => supprimer.mutate()} />
        </span>
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
