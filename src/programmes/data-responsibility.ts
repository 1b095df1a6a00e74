/** UK GDPR Article 6(1), letters a to f: on what ground personal data is used at all. */
export const article6Bases = ['a', 'b', 'c', 'd', 'e', 'f'] as const
export type Article6Basis = (typeof article6Bases)[number]

/** UK GDPR Article 9(2), letters a to j: what allows the use of health data and other special categories. */
export const article9Conditions = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'] as const
export type Article9Condition = (typeof article9Conditions)[number]

/** Who answers for the data of a programme and on what ground. Asked for before it opens. */
export type DataResponsibility = {
  /** One is the controller; several are joint controllers. */
  readonly controllers: readonly string[]
  readonly privacyContact: string
  readonly article6: Article6Basis | undefined
  readonly article9: Article9Condition | undefined
  readonly impactAssessment: string
  readonly sharingAgreement: string
  readonly retentionMonths: number | undefined
  readonly signedOffBy: string
  /** `YYYY-MM-DD` */
  readonly signedOffOn: string | undefined
}

export const noDataResponsibility: DataResponsibility = {
  controllers: [],
  privacyContact: '',
  article6: undefined,
  article9: undefined,
  impactAssessment: '',
  sharingAgreement: '',
  retentionMonths: undefined,
  signedOffBy: '',
  signedOffOn: undefined,
}
