import { catalogue } from '../catalogue.ts'
import { translator } from '../translator.ts'

export const t = translator(
  'en',
  catalogue({
    'sign-in.title': 'Sign in',
    'sign-in.intro':
      'For people who work with {organisation}. To take part in a conversation you need no account.',
    'sign-in.email': 'Email address',
    'sign-in.send': 'Send me a link',
    'sign-in.how': 'We mail you an address that signs you in once. There is no password to remember.',
    'sign-in.summary': 'There is something to put right',
    'sign-in.sent.title': 'Look in your mail',
    'sign-in.sent.text':
      'If {email} works with {organisation}, a mail is on its way. It holds an address that signs you in, once, within {minutes} minutes.',
    'sign-in.sent.none':
      'No mail after a few minutes? Look in your junk folder, check the address for slips, or ask an owner of {organisation} to invite you.',
    'sign-in.again': 'Try another address',
    'sign-in.link.title': 'Sign in to {organisation}',
    'sign-in.link.text': 'Press the button to sign in on this device.',
    'sign-in.link.button': 'Sign in',
    'sign-in.spent.title': 'This link has been used or is too old',
    'sign-in.spent.text':
      'A link signs you in once, within {minutes} minutes of asking for it. Ask for a new one.',
    'sign-in.spent.button': 'Ask for a new link',
  }),
)
