import { catalogue } from '../catalogue.ts'
import { translator } from '../translator.ts'

/** What cannot be carried between a form and a file of another kind. */
export const t = translator(
  'en',
  catalogue({
    'out.none': 'None of these',
    'lost.easy': 'its Easy Read version',
    'lost.outcomes': 'the National Health and Wellbeing Outcomes that it speaks to',
    'lost.signed': 'its film in British Sign Language',
    'lost.most-ranked': 'how many may be ranked at the most',
    'lost.ends': 'what the ends of the scale mean',
    'lost.postcode':
      'a postcode becomes the council area, because whoever collects answers there would keep the postcode',
    'lost.characteristics': 'What people may tell about themselves at the end of the form',

    'in.type': 'A question of the type “{type}” cannot be asked here. It is left out.',
    'in.metadata': '“{type}” records something without asking. Rowan does not, so it is left out.',
    'in.repeat': 'A group that repeats is asked once.',
    'in.nested': 'A group inside a group: its questions stand in the outer one.',
    'in.no-label': 'This question has no wording. It is left out.',
    'in.no-list': 'There are not at least two choices in the list “{list}”. The question is left out.',
    'in.many-choices': 'The list “{list}” has more than {count} choices. Those after are left out.',
    'in.many-questions': 'A form asks {count} questions at the most. This one is left out.',
    'in.many-sections': 'A form has {count} sections at the most. The questions of this group stand in none.',
    'in.relevant':
      'When it is asked cannot be said by tests on single answers: “{expression}”. It is always asked.',
    'in.relevant-question':
      'When it is asked hangs on “{name}”, which is not an earlier question here. It is always asked.',
    'in.constraint': 'What may be answered is not carried over: “{expression}”.',
    'in.required': 'Whether an answer is needed depends on something: “{expression}”. It is not needed.',
    'in.column': '“{column}” is not carried over.',
    'in.language':
      'The language of this column is not one that Rowan has: {language}. It is not carried over.',
    'in.range': 'A scale from {from} to {to} is carried over as a number with these limits.',
    'in.note': 'A note without a group is left out.',
    'in.shortened': 'A wording is longer than {count} characters. It is cut off there.',
    'in.piped': 'It says back “{name}”, which is not asked here.',
    'in.no-questions': 'It asks no question that Rowan can ask.',
    'in.own-picture': 'A picture of another organisation’s own is not in the file. Choose one anew.',
    'in.first-language':
      'The wording is missing in the form’s first language. Another one stands in its place.',
  }),
)
