import { catalogue } from '../catalogue.ts'
import { translator } from '../translator.ts'

/** Texts of the page that says how long words are kept. */
export const t = translator(
  'en',
  catalogue({
    'kept.title': 'How long words are kept',
    'kept.not-said':
      'Nobody has said yet for how long words are kept. It is asked before the programme opens.',
    'kept.say': 'Say it',
    'kept.promise': {
      one: 'People were told: “We keep your words for {count} month after this ends. Then we delete them.”',
      other:
        'People were told: “We keep your words for {count} months after this ends. Then we delete them.”',
    },
    'kept.counting': 'The time begins on the day the programme closes. It has not closed yet.',
    'kept.due': 'The words are deleted on {date}. Nobody has to do anything for it.',
    'kept.being-deleted': 'Their time is over. They are deleted within the hour.',
    'kept.nothing': 'No response holds words any more.',
    'kept.responses': {
      one: '{count} response holds words or answers today.',
      other: '{count} responses hold words or answers today.',
    },
    'kept.what-stays':
      'What goes: words, answers, what people told about themselves, names and contact details. What stays: that a response was there and when, what reports have published, and this list.',
    'kept.done': 'What was deleted because its time was over',
    'kept.none-yet': 'Nothing yet.',
    'kept.on': 'On',
    'kept.after': 'Kept for',
    'kept.months': { one: '{count} month', other: '{count} months' },
    'kept.count': 'Responses',
  }),
)
