import { catalogue } from '../catalogue.ts'
import { translator } from '../translator.ts'

const lists = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/** What staff read when they are refused. */
export const t = Object.assign(
  translator(
    'en',
    catalogue({
      'problem.roles': 'To open this page you need to be {roles} here.',
      'problem.ask': 'Ask {name}, who can give you that role.',
      'problem.ask-owner': 'Ask an owner of your organisation, who can give you that role.',
    }),
  ),
  {
    /** "an analyst or a lead", each role with its article given. */
    either: (roles: readonly string[]): string => lists.format(roles),
  },
)
