import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Form } from 'react-aria-components/Form';
import { demander } from '../api/demander.js';
import { donnes, requeteVues, type EcranAVues, type Filtres } from '../api/requetes-d-exports.js';
import { Champ } from './champ.js';
import { Dialogue } from './dialogue.js';
import { Lu, Panne } from './etats.js';
import { NOM_MAX, UneVue } from './une-vue.js';

interface PropsDeVues {
  ecran: EcranAVues;
  /** The filters of the address now. */
  filtres: Filtres;
  /** Puts those of a view in their place. */
  appliquer: (filtres: Record<string, unknown>) => void;
}

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
