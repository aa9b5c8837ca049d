/** Waits that can be cut short: by a ring, by the end of the delay or by the end of everything. */
export class Reveil {
  private sonne = false;
  private lever: (() => void) | undefined;

  sonner(): void {
    this.sonne = true;
    this.lever?.();
  }

  /** Drops a ring that nobody was waiting for. */
  oublier(): void {
    this.sonne = false;
  }

  /** Returns at the next ring (one missed in the meantime counts), or after the delay when one is given. */
  async attendre(delaiMs?: number): Promise<void> {
    if (!this.sonne) {
      await new Promise<void>((resoudre) => {
        const minuterie = delaiMs === undefined ? undefined : setTimeout(resoudre, delaiMs);
        this.lever = () => {
          clearTimeout(minuterie);
          resoudre();
        };
      });
    }
    this.lever = undefined;
    this.sonne = false;
  }
}
