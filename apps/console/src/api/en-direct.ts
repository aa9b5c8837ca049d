import { useQueryClient, type Query, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/** How often what lives is read again: when changes are told, and when they are not. */
const LENT_MS = 120_000;
const SANS_DIRECT_MS = 30_000;
/** After a refusal (too many pages, no session), which browsers do not try again by themselves. */
const NOUVEL_ESSAI_MS = 60_000;

const direct = { ouvert: false };

/** The interval of a reading that lives: changes are told, the clock only makes sure. */
export function intervalleVivant(): number {
  return direct.ouvert ? LENT_MS : SANS_DIRECT_MS;
}

/** What of a subject has been read and is to be read again; never what is traced in the journal as read by a person. */
const LECTURES: Readonly<Record<string, (cle: readonly unknown[]) => boolean>> = {
  synchronisations: ([sujet]) => sujet === 'synchronisations',
  rejeux: ([sujet, , partie]) => sujet === 'rejeux' && partie !== 'dossiers' && partie !== 'messages',
  ecarts: ([sujet, partie]) => (sujet === 'ecarts' && partie === 'groupes') || sujet === 'budgets',
  alarmes: ([sujet]) => sujet === 'alarmes',
  bilan: ([sujet]) => sujet === 'bilan',
  partenaires: ([sujet]) => sujet === 'partenaires',
  messages: ([sujet]) => sujet === 'echecs' || sujet === 'activite',
};

function relire(client: QueryClient, sujets: readonly string[]): void {
  const concernent = ({ queryKey }: Query): boolean =>
    sujets.some((sujet) => Object.hasOwn(LECTURES, sujet) && LECTURES[sujet]?.(queryKey) === true);
  void client.invalidateQueries({ predicate: concernent });
}

/**
 * Keeps an open page up to date as long as somebody is signed in and the page is shown: the gateway says which subjects
 * have changed, what is on the screen is read again. Without it, everything is read again by the clock.
 */
export function useEnDirect(habilitation: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (habilitation === undefined) return undefined;
    let source: EventSource | null = null;
    let essai: ReturnType<typeof setTimeout> | undefined;
    let perdu = false;
    const fermer = (): void => {
      clearTimeout(essai);
      source?.close();
      source = null;
      direct.ouvert = false;
    };
    const ouvrir = (): void => {
      fermer();
      if (document.hidden) return;
      const flux = new EventSource('/api/evenements');
      source = flux;
      flux.addEventListener('open', () => {
        direct.ouvert = true;
        // What changed while nobody listened was told to nobody.
        if (perdu) relire(client, Object.keys(LECTURES));
        perdu = false;
      });
      flux.addEventListener('changement', ({ data }: MessageEvent<string>) =>
        relire(client, (JSON.parse(data) as { sujets: string[] }).sujets),
      );
      flux.addEventListener('error', () => {
        direct.ouvert = false;
        perdu = true;
        if (flux.readyState !== EventSource.CLOSED) return;
        // Refused: perhaps nobody is signed in any more.
        void client.invalidateQueries({ queryKey: ['session'] });
        essai = setTimeout(ouvrir, NOUVEL_ESSAI_MS);
      });
    };
    const selonLaPage = (): void => {
      perdu = true;
      if (document.hidden) fermer();
      else ouvrir();
    };
    ouvrir();
    document.addEventListener('visibilitychange', selonLaPage);
    return () => {
      document.removeEventListener('visibilitychange', selonLaPage);
      fermer();
    };
  }, [habilitation, client]);
}
