import type { Person } from './world.ts'

/** What sets each page of a programme's settings, as its form sends it. */
export const forms: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>> = {
  about: {
    title: 'Care where you live',
    purpose: 'To hear what matters.',
    approach: 'We ask.',
    written_in: 'en',
  },
  decisions: {
    level: 'involve',
    can_change: 'Visits',
    cannot_change: 'Money',
    who_decides: 'The board',
    'decides_by-day': '30',
    'decides_by-month': '9',
    'decides_by-year': '2026',
  },
  areas: { where: 'areas', areas: ['S12000017', 'S12000020'] },
  languages: { languages: ['en', 'ar'] },
  colour: { colour: '#ffd700' },
  contact: { contact: 'care@alder.example', read_when: 'within_days', read_days: '3' },
  helplines: {
    lines: 'own',
    phone_1: '999',
    label_1_en: 'In danger, now',
    label_1_ar: 'في خطر الآن',
  },
  controllers: { controllers: 'Alder Trust\nBirch Board', privacy_contact: 'privacy@alder.example' },
  basis: { article_6: 'e', article_9: 'h' },
  safeguards: {
    impact_assessment: 'DPIA 1',
    sharing_agreement: 'None needed',
    retention_months: '24',
  },
  'sign-off': {
    signed_off_by: 'Catriona Bell',
    'signed_off_on-day': '1',
    'signed_off_on-month': '3',
    'signed_off_on-year': '2026',
  },
}

/** The mark that the page's form carries, with which it is sent. */
export async function markOn(person: Person, path: string): Promise<{ readonly seen: string }> {
  const html = await (await person.get(path)).text()
  return { seen: /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '' }
}
