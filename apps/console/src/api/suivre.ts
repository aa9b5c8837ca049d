import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** How far a synchronisation is, as it is told live. */
export interface Direct {
  etat: string;
  etape: string | null;
  fait: number;
  total: number;
}

export type Liaison = 'ouverture' | 'direct' | 'interrompue';

/** Follows a synchronisation that is not over; its end reads it again, with its report. */
export function useSuivi(id: string, actif: boolean): { direct: Direct | null; liaison: Liaison } {
  const client = useQueryClient();
  const [direct, setDirect] = useState<Direct | null>(null);
  const [liaison, setLiaison] = useState<Liaison>('ouverture');
  useEffect(() => {
    if (!actif) return undefined;
    const source = new EventSource(`/api/synchronisations/${encodeURIComponent(id)}/avancement`);
    let etape: string | null = null;
    source.addEventListener('open', () => setLiaison('direct'));
    // The browser comes back by itself after two seconds.
    source.addEventListener('error', () => setLiaison('interrompue'));
    source.addEventListener('avancement', ({ data }: MessageEvent<string>) => {
      const lu = JSON.parse(data) as Direct;
      setDirect(lu);
      if (lu.etape !== etape) void client.invalidateQueries({ queryKey: ['synchronisations', id] });
      etape = lu.etape;
    });
    source.addEventListener('fin', ({ data }: MessageEvent<string>) => {
      source.close();
      client.setQueryData(['synchronisations', id], JSON.parse(data));
      void client.invalidateQueries({ queryKey: ['synchronisations'], exact: true });
    });
    return () => source.close();
  }, [id, actif, client]);
  return { direct, liaison };
}
