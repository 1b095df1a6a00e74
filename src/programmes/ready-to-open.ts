import type { Language } from '../ui/i18n/language.ts'
import type { DataResponsibility } from './data-responsibility.ts'
import type { Programme } from './programme.ts'

/** What must be there before a programme opens to the public, in the order in which it is asked for. */
export const neededToOpen = [
  'purpose',
  'level',
  'can-change',
  'cannot-change',
  'who-decides',
  'decides-by',
  'contact',
  'read-when',
  'language',
  'controllers',
  'privacy-contact',
  'article-6',
  'article-9',
  'impact-assessment',
  'sharing-agreement',
  'retention',
  'sign-off',
] as const
export type NeededToOpen = (typeof neededToOpen)[number]

/** Those that are still missing. Empty where the programme may open. */
export function missingBeforeOpening(
  programme: Programme,
  responsibility: DataResponsibility,
  liveLanguages: readonly Language[],
): readonly NeededToOpen[] {
  const there: Readonly<Record<NeededToOpen, boolean>> = {
    purpose: programme.purpose !== '',
    level: programme.levelOfEngagement !== undefined,
    'can-change': programme.canChange !== '',
    'cannot-change': programme.cannotChange !== '',
    'who-decides': programme.whoDecides !== '',
    'decides-by': programme.decidesBy !== undefined,
    contact: programme.contact !== '',
    'read-when': programme.readWhen !== undefined,
    language: liveLanguages.length > 0,
    controllers: responsibility.controllers.length > 0,
    'privacy-contact': responsibility.privacyContact !== '',
    'article-6': responsibility.article6 !== undefined,
    'article-9': responsibility.article9 !== undefined,
    'impact-assessment': responsibility.impactAssessment !== '',
    'sharing-agreement': responsibility.sharingAgreement !== '',
    retention: responsibility.retentionMonths !== undefined,
    'sign-off': responsibility.signedOffBy !== '' && responsibility.signedOffOn !== undefined,
  }
  return neededToOpen.filter(needed => !there[needed])
}
