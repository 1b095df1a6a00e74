import { catalogue } from '../catalogue.ts'
import { translator } from '../translator.ts'

/** The mails of an organisation, for its owner. */
export const t = translator(
  'en',
  catalogue({
    'outbox.title': 'Mails',
    'outbox.lead-kept': 'No mail server is set, so mails wait here for you to read and pass on.',
    'outbox.lead-sent':
      'What Rowan has sent from {organisation}. Its texts are not shown, since they hold secret links.',
    'outbox.empty': 'No mail has been written yet.',
    'outbox.read': 'Read this mail',
    'outbox.sent': 'Sent {date}',
    'outbox.waiting': 'Waiting',
    'outbox.again-at': 'Not sent yet. Next try {date}.',
    'outbox.gave-up': 'Not sent. Given up {date}.',
    'outbox.why-unreachable': 'The mail server could not be reached.',
    'outbox.why-unknown_to_server':
      'The mail server did not accept the name and password that Rowan signs in with.',
    'outbox.why-address': 'The mail server did not accept the address.',
    'outbox.why-mail': 'The mail server did not accept the mail.',
    'outbox.why-too_late': 'It was not sent while its link still worked. A new one has to be asked for.',
    'outbox.why-other': 'The mail could not be handed to the mail server.',
    'outbox.reply': 'It answered {reply}.',
    'outbox.tries': { one: 'Tried once.', other: 'Tried {count} times.' },
    'outbox.send-again': 'Send again',
    'outbox.which': 'to {to}: {subject}',
    'outbox.failed': 'Not sent in the last seven days',
    'outbox.failed-lead':
      'Rowan tried for four days, or until the link in the mail ran out, or until the mail server said no for good.',
    'outbox.all': 'All mails',
    'outbox.not-again':
      'This mail can no longer be sent again: it was sent meanwhile, or its link has run out.',
    'outbox.some-failed': {
      one: 'A mail could not be sent. {link}',
      other: '{count} mails could not be sent. {link}',
    },
    'outbox.see-why': 'See why, and what you can do.',
    'outbox.caption': 'Mails, the newest first',
    'outbox.about': 'To {to}, {date}',
  }),
)
