import { asks, type BankDraft, offers } from './bank.ts'

const standards = {
  inclusion:
    'Inclusion: we will identify and involve the people and organisations that are affected by the focus of the engagement.',
  support: 'Support: we will identify and overcome any barriers to participation.',
  planning:
    'Planning: there is a clear purpose for the engagement, which is based on a shared understanding of community needs and ambitions.',
  working_together:
    'Working together: we will work effectively together to achieve the aims of the engagement.',
  methods: 'Methods: we will use methods of engagement that are fit for purpose.',
  communication:
    'Communication: we will communicate clearly and regularly with the people, organisations and communities affected by the engagement.',
  impact:
    'Impact: we will assess the impact of the engagement and use what we have learned to improve our future community engagement.',
}

/** Holding one's own engagement to the seven standards. */
export const engagementStandards: BankDraft = {
  key: 'engagement-standards',
  title: 'National Standards for Community Engagement: self-check',
  about: 'How far a team meets each of the seven standards, and what it would take to meet them better.',
  source:
    'National Standards for Community Engagement, Scottish Community Development Centre, 2016 (www.voicescotland.org.uk). The seven statements are theirs; the scale and the question after it were written for Rowan.',
  licence:
    'The standards are published for everybody to use; no licence is stated. Name the Scottish Community Development Centre.',
  questions: [
    {
      kind: 'matrix',
      key: 'standards',
      texts: asks('How far do we meet each standard?'),
      rows: offers(standards),
      options: offers({ fully: 'Fully', mostly: 'Mostly', partly: 'Partly', not_yet: 'Not yet' }),
    },
    {
      kind: 'long_text',
      key: 'evidence',
      texts: asks('What shows it?', 'What people who took part would say counts for most.'),
    },
    { kind: 'long_text', key: 'next', texts: asks('What will we do to meet them better, and by when?') },
  ],
}
