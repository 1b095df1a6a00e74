import { catalogue } from '../catalogue.ts'
import { translator } from '../translator.ts'

/** Texts of the page on which the team makes links to a conversation. */
export const t = translator(
  'en',
  catalogue({
    'links.title': 'Personal links',
    'links.link': 'Make personal links',
    'links.lead':
      'A personal link takes one response. Use them where each person may answer once, and you send each their own.',
    'links.known':
      'What is kept of a link: that it was made, and whether it was used. Not when, not by whom, and not which response came with it. A list that you paste here is not stored.',
    'links.count': 'How many links',
    'links.count-hint': 'Up to {most} at once.',
    'links.list': 'Or one for each line of a list',
    'links.list-hint': 'Names, numbers or addresses, one a line. They stand beside the links in your file.',
    'links.make': 'Make links and download them',
    'links.once': 'The file is the only place where the links are. We cannot show them again.',
    'links.made': 'Links made so far',
    'links.day': 'Made on',
    'links.many': 'Made',
    'links.used': 'Used',
    'links.wrong': 'Write how many links you need, from 1 to {most}, or paste a list of up to {most} lines',
    'links.summary': 'No links were made',
  }),
)
