import type { FormDraft } from '../src/listening/forms/form.ts'

const inBoth = (question: string, arabic: string, hint = '') => ({
  en: { question, hint },
  ar: { question: arabic, hint: '' },
})
const option = (key: string, english: string, arabic: string) => ({
  key,
  labels: { en: english, ar: arabic },
})
const often = [
  option('never', 'Never', 'أبدا'),
  option('sometimes', 'Sometimes', 'أحيانا'),
  option('always', 'Always', 'دائما'),
]
const things = [
  option('time', 'Enough time', 'وقت كاف'),
  option('face', 'The same face', 'الوجه نفسه'),
  option('say', 'A say in what happens', 'رأي فيما يحدث'),
]

/** A form that asks in every way. Nothing depends on an answer, and nothing is required. */
export const everyKind: FormDraft = {
  languages: ['en', 'ar'],
  sections: [
    {
      key: 'days',
      texts: {
        en: { title: 'Your days', text: 'About what a day is like.', careful: 'Some of this can be hard.' },
        ar: { title: 'أيامك', text: '', careful: '' },
      },
    },
  ],
  questions: [
    { kind: 'long_text', key: 'q1', texts: inBoth('What matters to you?', 'ما الذي يهمّك؟') },
    { kind: 'short_text', key: 'word', texts: inBoth('One word for it?', 'كلمة واحدة؟') },
    {
      kind: 'one',
      key: 'home',
      section: 'days',
      other: true,
      options: [option('own', 'My own home', 'بيتي'), option('care', 'A care home', 'دار رعاية')],
      texts: inBoth('Where do you live?', 'أين تسكن؟'),
    },
    {
      kind: 'several',
      key: 'helps',
      section: 'days',
      other: true,
      none: true,
      most: 2,
      options: things,
      texts: inBoth('What helps?', 'ما الذي يساعد؟'),
    },
    {
      kind: 'likert',
      key: 'heard',
      options: often,
      texts: inBoth('How often are you heard?', 'كم مرة تُسمع؟'),
    },
    {
      kind: 'matrix',
      key: 'grid',
      options: often,
      rows: [option('day', 'By day', 'نهارا'), option('night', 'At night', 'ليلا')],
      texts: inBoth('Is somebody there?', 'هل هناك أحد؟'),
    },
    {
      kind: 'rating',
      key: 'safe',
      from: 0,
      to: 10,
      ends: { en: { low: 'Not at all', high: 'Fully' }, ar: { low: 'أبدا', high: 'تماما' } },
      texts: inBoth('How safe do you feel?', 'ما مدى شعورك بالأمان؟'),
    },
    { kind: 'ranking', key: 'order', options: things, texts: inBoth('Which matters most?', 'أيها أهم؟') },
    {
      kind: 'number',
      key: 'visits',
      least: 0,
      most: 70,
      texts: inBoth('How many visits a week?', 'كم زيارة في الأسبوع؟'),
    },
    {
      kind: 'date',
      key: 'since',
      latest: '2026-12-31',
      texts: inBoth('Since when do you get care?', 'منذ متى تتلقى الرعاية؟'),
    },
    { kind: 'area', key: 'place', texts: inBoth('Where do you get care?', 'أين تتلقى الرعاية؟') },
    { kind: 'postcode', key: 'postcode', texts: inBoth('Where is your home?', 'أين بيتك؟') },
    { kind: 'image', key: 'picture', texts: inBoth('Show us a place you like', 'أرنا مكانا تحبه') },
    { kind: 'voice', key: 'spoken', texts: inBoth('Tell us about it', 'أخبرنا عنه') },
  ],
  characteristics: ['role', 'age'],
}

/** An answer to each question of it, as a page sends them. */
export const everyAnswer: Readonly<Record<string, string | readonly string[]>> = {
  answer_q1: 'The same face at the door.',
  answer_word: 'Time',
  answer_home: 'other',
  'answer_home-what': 'A boat',
  answer_helps: ['time', 'face'],
  answer_heard: 'sometimes',
  'answer_grid-row-day': 'always',
  'answer_grid-row-night': 'never',
  answer_safe: '7',
  'answer_order-1': 'say',
  'answer_order-2': 'time',
  answer_visits: '14',
  'answer_since-day': '3',
  'answer_since-month': '2',
  'answer_since-year': '2021',
  answer_place: 'S12000017',
  'answer_postcode-area': 'S12000017',
  answer_picture: 'The harbour in the morning.',
  answer_spoken: 'Boats come in.',
}

/** A form in which later questions depend on earlier answers, and say them back; with Easy Read words of its own. */
export const branching: FormDraft = {
  languages: ['en', 'ar'],
  questions: [
    {
      kind: 'one',
      key: 'care',
      required: true,
      options: [
        { ...option('yes', 'Yes', 'نعم'), easy: { en: { label: 'Yes, I get help' } } },
        option('no', 'No', 'لا'),
      ],
      texts: inBoth('Do you get care at home?', 'هل تتلقى رعاية في البيت؟'),
      easy: { en: { question: 'Does someone help you at home?', hint: 'Help can be washing or cooking.' } },
    },
    {
      kind: 'short_text',
      key: 'who',
      showIf: { tests: [{ question: 'care', is: 'includes', value: 'yes' }] },
      texts: inBoth('Who comes most often?', 'من يأتي أكثر؟'),
    },
    {
      kind: 'long_text',
      key: 'about',
      showIf: { tests: [{ question: 'who', is: 'answered' }] },
      texts: inBoth('What is good about “{who}”?', 'ما الجيد في «{who}»؟'),
    },
    {
      kind: 'rating',
      key: 'wish',
      from: 1,
      to: 5,
      showIf: { tests: [{ question: 'care', is: 'includes', value: 'no' }] },
      texts: inBoth('How much would you like some?', 'كم تود ذلك؟'),
    },
    { kind: 'long_text', key: 'last', texts: inBoth('What else matters?', 'ما الذي يهم أيضا؟') },
  ],
  characteristics: ['role'],
}
