import { TYPE_PROBLEME } from '#contract';
import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, ApiResponse, getSchemaPath } from '@nestjs/swagger';

export class CorrectionDecrite {
  @ApiProperty({ type: String, required: false, description: 'Pointeur JSON dans le corps.' })
  pointeur?: string;
  @ApiProperty({ type: String, required: false, description: 'Nom du paramètre de l’adresse.' })
  parametre?: string;
  @ApiProperty({ type: String, description: 'Ce qu’il faut écrire.' })
  detail: string;
}

export class ProblemeDecrit {
  @ApiProperty({
    type: String,
    description: 'Nature du problème.',
    example: 'urn:passerelle:probleme:entree-invalide',
  })
  type: string;
  @ApiProperty({ type: String, description: 'Titre court.' })
  title: string;
  @ApiProperty({ type: 'integer', description: 'Statut HTTP.' })
  status: number;
  @ApiProperty({ type: String, description: 'Phrase qui dit quoi corriger.' })
  detail: string;
  @ApiProperty({ type: String, description: 'Code stable, pour les programmes.' })
  code: string;
  @ApiProperty({ type: String, description: 'Identifiant à donner à l’exploitant.' })
  correlation: string;
  @ApiProperty({ type: String, required: false, description: 'Pointeur JSON de la première correction.' })
  pointeur?: string;
  @ApiProperty({ type: [CorrectionDecrite], required: false, description: 'Toutes les corrections à faire.' })
  erreurs?: CorrectionDecrite[];
  @ApiProperty({ type: [String], required: false, description: 'Identifiants qui ne désignent rien.' })
  inconnus?: string[];
  @ApiProperty({ type: [String], required: false, description: 'Rejeux actifs où figurent des messages.' })
  rejeux?: string[];
  @ApiProperty({ type: String, required: false, description: 'État du rejeu, qui ne permet pas l’ordre.' })
  etat?: string;
  @ApiProperty({ type: String, required: false, description: 'Sort du message, qui ne permet pas l’acte.' })
  issue?: string;
  @ApiProperty({ type: String, required: false, description: 'Correction déjà faite de ce message.' })
  correction?: string;
  @ApiProperty({ type: String, required: false, description: 'Pourquoi la session n’est plus ouverte.' })
  raison?: string;
  @ApiProperty({ type: String, required: false, description: 'Droit que la ressource demande.' })
  droit?: string;
  @ApiProperty({ type: 'integer', required: false, description: 'Nombre d’écarts de ce filtre aujourd’hui.' })
  nombre?: number;
}

/** RFC 9457 answers of an operation, by status. */
export function DecrireProblemes(problemes: Readonly<Record<number, string>>): MethodDecorator {
  return applyDecorators(
    ApiExtraModels(ProblemeDecrit),
    ...Object.entries(problemes).map(([statut, description]) =>
      ApiResponse({
        status: Number(statut),
        description,
        content: { [TYPE_PROBLEME]: { schema: { $ref: getSchemaPath(ProblemeDecrit) } } },
      }),
    ),
  );
}
