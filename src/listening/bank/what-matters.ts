import { asks, type BankDraft } from './bank.ts'

const source =
  '“What matters to you?” is the question of the international movement of that name, in Scotland led by Healthcare Improvement Scotland (www.whatmatterstoyou.scot). The prompts that go with it were written for Rowan.'
const licence = 'The question is in free use; the prompts as Rowan itself: MIT.'

const long = (key: string, wording: string, hint = '', outcomes = [3, 4]) =>
  ({ kind: 'long_text', key, texts: asks(wording, hint), outcomes }) as const

/** The What matters to you? prompts, for whoever is asked. */
export const whatMatters: readonly BankDraft[] = [
  {
    key: 'what-matters',
    title: 'What matters to you?',
    about: 'For any adult, about any care or support.',
    source,
    licence,
    questions: [
      long('matters', 'What matters to you?'),
      long('good_day', 'What makes a good day for you?'),
      long('know', 'What should the people who support you know about you?'),
      long('better', 'What one thing would make your life better now?'),
    ],
  },
  {
    key: 'what-matters-under-eight',
    title: 'What matters to you? For children under 8',
    about: 'Asked aloud, with someone the child trusts beside them. A drawing is an answer.',
    source,
    licence,
    questions: [
      long('happy', 'What makes you happy?'),
      long('sad', 'What makes you sad or worried?', 'You do not have to say.'),
      { kind: 'image', key: 'drawing', texts: asks('Would you like to draw what you like best?') },
    ],
  },
  {
    key: 'what-matters-children',
    title: 'What matters to you? For children of 8 to 11',
    about: 'In short sentences, to be read alone or together.',
    source,
    licence,
    questions: [
      long('matters', 'What matters to you most?', 'It can be people, things, or what you like to do.'),
      long('helps', 'Who or what helps you when you feel bad?'),
      long('change', 'If you could change one thing, what would it be?'),
    ],
  },
  {
    key: 'what-matters-young-people',
    title: 'What matters to you? For young people of 12 to 17',
    about: 'About their own lives and who listens to them.',
    source,
    licence,
    questions: [
      long('matters', 'What matters to you?'),
      long('heard', 'When do you feel listened to, and when do you not?'),
      long('adults', 'What do adults who work with you need to understand?'),
    ],
  },
  {
    key: 'what-matters-home-care',
    title: 'What matters to you? For people who get care at home',
    about: 'About days, visits and the home as one’s own.',
    source,
    licence,
    questions: [
      long('home', 'What matters to you about being at home?'),
      long('visits', 'What makes a good visit from the people who support you?'),
      long('alone', 'What do you want to go on doing for yourself?'),
    ],
  },
  {
    key: 'what-matters-care-home',
    title: 'What matters to you? For people who live in a care home',
    about: 'About a place that is a home as well as a service.',
    source,
    licence,
    questions: [
      long('home', 'What makes this feel like your home?'),
      long('day', 'What would you like more of in your day?'),
      long('people', 'Which people matter to you, and how do you keep in touch with them?'),
    ],
  },
  {
    key: 'what-matters-prison',
    title: 'What matters to you? For people in prison',
    about: 'About health and care while in prison and after. Say first who reads the answers.',
    source,
    licence,
    questions: [
      long('matters', 'What matters to you about your health and care here?'),
      long('getting', 'What helps you to get the care that you need, and what gets in the way?'),
      long('after', 'What would matter to you about care when you leave?'),
    ],
  },
  {
    key: 'what-matters-staff',
    title: 'What matters to you? For people who work in care',
    about: 'About work that can be done well. Goes with outcome 8.',
    source,
    licence,
    questions: [
      { ...long('matters', 'What matters to you at work?'), outcomes: [8] },
      { ...long('good_day', 'What makes a good day at work?'), outcomes: [8] },
      { ...long('way', 'What gets in the way of a good day?'), outcomes: [8] },
    ],
  },
]
