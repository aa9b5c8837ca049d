import type { AttendreApplication } from './attendre-application.js';
import type { AttendreEmission } from './attendre-emission.js';
import type { Avancer, IssueEtape } from './etape.js';

/** Waits until what comparing brought has been applied, then told: statements that had never arrived, corrections. */
export class AttendreCorrections {
  constructor(
    private readonly appliquer: AttendreApplication,
    private readonly emettre: AttendreEmission,
  ) {}

  async execute(avancer: Avancer): Promise<IssueEtape> {
    const application = await this.appliquer.attendre(avancer);
    const emission = await this.emettre.execute(avancer);
    const resultat = { ...application.resultat, ...emission.resultat };
    const causes = [application, emission].flatMap((issue) =>
      issue.issue === 'sautee' ? [issue.cause] : [],
    );
    return causes.length === 0
      ? { issue: 'terminee', resultat }
      : { issue: 'sautee', cause: causes.join(' ; '), resultat };
  }
}
