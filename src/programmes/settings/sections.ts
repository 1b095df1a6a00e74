import type { NeededToOpen } from '../ready-to-open.ts'
import { aboutSection } from './about-section.tsx'
import { areasSection } from './areas-section.tsx'
import { basisSection } from './basis-section.tsx'
import { colourSection } from './colour-section.tsx'
import { contactSection } from './contact-section.tsx'
import { controllersSection } from './controllers-section.tsx'
import { decisionsSection } from './decisions-section.tsx'
import { helplinesSection } from './helplines-section.tsx'
import { languagesSection } from './languages-section.tsx'
import { safeguardsSection } from './safeguards-section.tsx'
import type { Section } from './section.ts'
import { signOffSection } from './sign-off-section.tsx'

/** Every page of settings that is one form. */
export const sections: readonly Section[] = [
  aboutSection,
  decisionsSection,
  areasSection,
  languagesSection,
  colourSection,
  contactSection,
  helplinesSection,
  controllersSection,
  basisSection,
  safeguardsSection,
  signOffSection,
]

/** Where each thing that is needed to open is given: the page, and the field on it. */
export const placeOf: Readonly<Record<NeededToOpen, { readonly page: string; readonly field: string }>> = {
  purpose: { page: 'about', field: 'purpose' },
  level: { page: 'decisions', field: 'level' },
  'can-change': { page: 'decisions', field: 'can_change' },
  'cannot-change': { page: 'decisions', field: 'cannot_change' },
  'who-decides': { page: 'decisions', field: 'who_decides' },
  'decides-by': { page: 'decisions', field: 'decides_by' },
  contact: { page: 'contact', field: 'contact' },
  'read-when': { page: 'contact', field: 'read_when' },
  language: { page: 'permission', field: 'languages' },
  controllers: { page: 'controllers', field: 'controllers' },
  'privacy-contact': { page: 'controllers', field: 'privacy_contact' },
  'article-6': { page: 'basis', field: 'article_6' },
  'article-9': { page: 'basis', field: 'article_9' },
  'impact-assessment': { page: 'safeguards', field: 'impact_assessment' },
  'sharing-agreement': { page: 'safeguards', field: 'sharing_agreement' },
  retention: { page: 'safeguards', field: 'retention_months' },
  'sign-off': { page: 'sign-off', field: 'signed_off_by' },
}
