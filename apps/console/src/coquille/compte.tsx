import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { changerDHabilitation, seDeconnecter, type Habilitation, type Session } from '../api/session.js';
import { expliquer } from '../api/probleme.js';
import { dire, direPortee, ROLES } from '../mots/libelles.js';
import { choisirTheme, themeGarde, THEMES, type Theme } from './theme.js';

/** Who is signed in and as what, the other habilitations, the light, and the way out. */
export function Compte({ session }: { session: Session }) {
  const client = useQueryClient();
  const naviguer = useNavigate();
  const changer = useMutation({
    mutationFn: (id: string) => changerDHabilitation(client, id),
    onSuccess: () => naviguer({ to: '/' }),
  });
  const partir = useMutation({
    mutationFn: () => seDeconnecter(client),
    onSuccess: (suite) => {
      if (suite !== null) window.location.assign(suite);
    },
  });
  const erreur = changer.error ?? partir.error;
  return (
    <section className="compte" aria-label="Votre compte">
      <p className="compte-nom">{session.compte.nom}</p>
      {session.habilitations.length > 1 ? (
        <ChoixDHabilitation
          key={session.habilitation.id}
          session={session}
          changer={changer.mutate}
          enCours={changer.isPending}
        />
      ) : (
        <p className="compte-habilitation">{direHabilitation(session.habilitation)}</p>
      )}
      <ChoixDuTheme />
      {erreur && (
        <p role="alert" className="erreur">
          {expliquer(erreur).titre}
        </p>
      )}
      <button
        type="button"
        className="bouton bouton-second"
        disabled={partir.isPending}
        onClick={() => partir.mutate()}
      >
        Se déconnecter
      </button>
    </section>
  );
}

function direHabilitation({ role, portee }: Habilitation): string {
  return `${dire(ROLES, role)}, ${direPortee(portee)}`;
}

/** Nothing changes before « Changer » is pressed: going through a list is not choosing (WCAG 3.2.2). */
function ChoixDHabilitation({
  session,
  changer,
  enCours,
}: {
  session: Session;
  changer: (id: string) => void;
  enCours: boolean;
}) {
  const id = useId();
  const [choisie, setChoisie] = useState(session.habilitation.id);
  return (
    <form
      className="choix"
      onSubmit={(evenement) => {
        evenement.preventDefault();
        changer(choisie);
      }}
    >
      <label htmlFor={id}>Habilitation</label>
      <select id={id} value={choisie} onChange={({ target }) => setChoisie(target.value)}>
        {session.habilitations.map((habilitation) => (
          <option key={habilitation.id} value={habilitation.id}>
            {direHabilitation(habilitation)}
          </option>
        ))}
      </select>
      <button
        type="submit"
        className="bouton bouton-second"
        disabled={enCours || choisie === session.habilitation.id}
      >
        Changer
      </button>
    </form>
  );
}

function ChoixDuTheme() {
  const id = useId();
  const [theme, setTheme] = useState(themeGarde);
  return (
    <div className="choix">
      <label htmlFor={id}>Affichage</label>
      <select
        id={id}
        value={theme}
        onChange={({ target }) => {
          const choisi = target.value as Theme;
          setTheme(choisi);
          choisirTheme(choisi);
        }}
      >
        {Object.entries(THEMES).map(([code, mot]) => (
          <option key={code} value={code}>
            {mot}
          </option>
        ))}
      </select>
    </div>
  );
}
