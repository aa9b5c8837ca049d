import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A message as received; its id at the sender is unique. */
@Entity('message')
@Index(['source', 'evenement'], { unique: true })
export class MessageRecu {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  source: string;

  @Column('text')
  evenement: string;

  @Column('text')
  type: string;

  @Column('json')
  corps: object;

  @Column('timestamptz')
  recuLe: Date;
}

@Entity('dossier')
export class DossierSuivi {
  @PrimaryColumn('text')
  demandeur: string;

  @Column('integer', { default: 0 })
  version: number;

  @Column('timestamptz', { nullable: true })
  connuLe: Date | null;
}

/** The newest version of a fact. */
@Entity('fait')
export class FaitRetenu {
  @PrimaryColumn('text')
  demandeur: string;

  @PrimaryColumn('text')
  cle: string;

  @Column('text')
  sequence: string;

  @Column('json')
  data: object;

  @Column('uuid')
  message: string;
}

/** The outbox. */
@Entity('sortant')
@Index(['partenaire', 'id'], { where: 'NOT envoye' })
export class MessageADire {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  partenaire: 'gide' | 'parcours3';

  @Column('text')
  type: string;

  @Column('text')
  sequence: string;

  @Column('text')
  demandeur: string;

  @Column('json')
  data: object;

  @Column('boolean', { default: false })
  envoye: boolean;
}
