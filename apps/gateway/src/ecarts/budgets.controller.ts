import { Acces, LECTEURS_DE_CHIFFRES } from '#access';
import { UniteDeTravail } from '#persistence';
import { lireBudgets, type BudgetLu, type ReglagesDesCorrections } from '#reconciliation';
import { Controller, Get, Inject } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { DecrireLecture } from '../documentation/decrire-lecture.js';
import { JOUR, PARTENAIRE } from '../documentation/formes.js';
import { REGLAGES_DES_CORRECTIONS } from './jetons.js';

class BudgetDecrit {
  @ApiProperty(PARTENAIRE)
  partenaire: string;
  @ApiProperty({ ...JOUR, description: 'Jour métier.' })
  jour: string;
  @ApiProperty({
    type: 'integer',
    description: 'Dossiers qui peuvent être corrigés sans demander ce jour-là.',
  })
  limite: number;
  @ApiProperty({ type: 'integer', description: 'Dossiers déjà corrigés.' })
  depense: number;
  @ApiProperty({ type: Boolean, description: 'Entamé : sa limite ne bouge plus de la journée.' })
  ouvert: boolean;
}

export class BudgetsDecrits {
  @ApiProperty({ type: [BudgetDecrit], description: 'Les deux partenaires.' })
  budgets: BudgetDecrit[];
}

/** The repair budget of the day. Figures only. */
@ApiTags('Écarts')
@Controller('api/budgets')
export class BudgetsController {
  constructor(
    private readonly unite: UniteDeTravail,
    @Inject(REGLAGES_DES_CORRECTIONS) private readonly reglages: ReglagesDesCorrections,
  ) {}

  @Get()
  @Acces({ roles: LECTEURS_DE_CHIFFRES })
  @DecrireLecture({
    titre: 'Budget de réparation du jour',
    description: 'Au-delà, un écart que la politique corrigerait est soumis à quelqu’un.',
    reponse: BudgetsDecrits,
    contenu: 'Par partenaire.',
  })
  async liste(): Promise<{ budgets: BudgetLu[] }> {
    return { budgets: await lireBudgets(this.unite.seule, this.reglages) };
  }
}
