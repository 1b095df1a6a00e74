import { asks, type BankDraft, offers, ownWords } from './bank.ts'

const agree = offers({
  strongly_agree: 'Strongly agree',
  agree: 'Agree',
  neither: 'Neither agree nor disagree',
  disagree: 'Disagree',
  strongly_disagree: 'Strongly disagree',
})

/** What people made of a service or of a session that they took part in. */
export const experience: readonly BankDraft[] = [
  {
    key: 'experience-of-a-service',
    title: 'Experience of a service',
    about: 'What was good and what could be better, in people’s own words.',
    ...ownWords,
    questions: [
      { kind: 'short_text', key: 'service', texts: asks('Which service is it about?') },
      { kind: 'long_text', key: 'good', texts: asks('What was good?'), outcomes: [3] },
      { kind: 'long_text', key: 'better', texts: asks('What could be better?'), outcomes: [3] },
      {
        kind: 'one',
        key: 'when',
        texts: asks('When was this?'),
        options: offers({
          month: 'In the last month',
          year: 'In the last year',
          longer: 'Longer ago',
        }),
      },
    ],
  },
  {
    key: 'session-feedback',
    title: 'Feedback on a session',
    about: 'A minute at the end of a meeting or workshop.',
    ...ownWords,
    questions: [
      {
        kind: 'matrix',
        key: 'session',
        texts: asks('How far do you agree?'),
        options: agree,
        rows: offers({
          purpose: 'I knew what the session was for',
          part: 'I could take part in the way that suits me',
          heard: 'I felt listened to',
          safe: 'I felt safe to say what I think',
          next: 'I know what happens next',
        }),
      },
      { kind: 'long_text', key: 'good', texts: asks('What was good about the session?') },
      { kind: 'long_text', key: 'change', texts: asks('What should we do differently next time?') },
      {
        kind: 'one',
        key: 'again',
        texts: asks('Would you come again?'),
        options: offers({ yes: 'Yes', maybe: 'Maybe', no: 'No' }),
      },
    ],
  },
]
