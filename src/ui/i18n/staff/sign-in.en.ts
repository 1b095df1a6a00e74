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
    'sign-in.mail.subject': 'Sign in to {organisation}',
    'sign-in.mail.hello': 'Hello {name},',
    'sign-in.mail.open': 'Open this address to sign in to {organisation}:',
    'sign-in.mail.once':
      'It works once, and for {minutes} minutes. If you did not ask for it, you need do nothing.',
    'sign-in.other-ways': 'Other ways to sign in',
    'sign-in.with': 'Sign in with {provider}',

    'passkey.sign-in': 'Sign in with a passkey',
    'passkey.how': 'A passkey is the fingerprint, face or PIN that unlocks your phone or computer.',
    'passkey.needs-script':
      'To sign in with a passkey, your browser has to run JavaScript. With it switched off, ask for a link instead.',
    'passkey.not-here': 'This browser cannot use passkeys. Ask for a link instead, or use a newer browser.',
    'passkey.stopped': 'The passkey was not used. Try again, or ask for a link instead.',
    'passkey.refused.title': 'That passkey did not open the door',
    'passkey.refused.unknown':
      'No account of {organisation} has this passkey. Choose another, or ask for a link and add the passkey on your account page.',
    'passkey.refused.late': 'It took too long, or the page was used before. Go back and try again.',
    'passkey.refused.wrong':
      'The answer of the passkey could not be checked. Try again. If it happens again, ask for a link and add a new passkey.',
    'passkey.refused.closed': 'This account is closed. Ask an owner of {organisation} if you need it again.',
    'passkey.back': 'Back to sign in',

    'second.title': 'Enter your second factor',
    'second.text': 'Open your authenticator app and enter the six digits that it shows for {organisation}.',
    'second.code': 'Code',
    'second.hint': 'Six digits, or one of your recovery codes.',
    'second.button': 'Continue',
    'second.lost.title': 'Lost your phone and your recovery codes?',
    'second.lost':
      'An owner of {organisation} can take the second factor away, so that you can set up a new one.',
    'second.sign-out': 'Sign out',
    'second.wrong':
      'That code does not fit, or has been used before. Wait until your app shows a new one and enter that.',
    'second.locked': 'Too many codes did not fit. You can try again at {time}.',

    'set-up.title': 'Set up a second factor',
    'set-up.asked': '{organisation} asks for a second factor when you sign in.',
    'set-up.why':
      'With a second factor, someone who can read your mail still cannot sign in as you. You need an authenticator app on your phone, such as Microsoft Authenticator, Google Authenticator or 2FAS.',
    'set-up.step-1': 'Scan this code with the app',
    'set-up.qr': 'QR code with the key for your authenticator app',
    'set-up.typed': 'Cannot scan? Type this key into the app:',
    'set-up.step-2': 'Enter the six digits that the app shows',
    'set-up.code': 'Code from the app',
    'set-up.button': 'Turn on the second factor',
    'set-up.wrong':
      'That code does not fit. Check that your phone’s clock is right and enter the newest code.',
    'set-up.passkey':
      'A passkey is a second factor by itself. Once you have one and sign in with it, no code is asked.',

    'codes.title': 'Keep your recovery codes',
    'codes.text':
      'If you lose your phone, each of these codes signs you in once in place of the six digits. This is the only time that they are shown.',
    'codes.keep': 'Print this page or write them down, and keep them away from your phone.',
    'codes.button': 'I have kept them',

    'provider.failed.title': 'Signing in with {provider} did not work',
    'provider.failed.gone': 'This way to sign in has been taken away. Use another.',
    'provider.failed.unreachable':
      '{provider} cannot be reached just now. Try again in a few minutes, or sign in by mail. If it goes on, an owner of {organisation} can check the settings.',
    'provider.failed.late':
      'It took longer than {minutes} minutes, or was begun in another browser. Begin again.',
    'provider.failed.refused': '{provider} did not let you in, or you stopped. Nothing was changed here.',
    'provider.failed.answer':
      'The answer of {provider} could not be checked, so nobody was signed in. Try again. If it goes on, an owner of {organisation} can check the settings.',
    'provider.failed.no-email':
      '{provider} did not tell an email address that it has checked. Ask whoever runs it to send one, or sign in by mail.',
    'provider.failed.unknown':
      'Nobody at {organisation} has the address {email}. Ask an owner there to invite you, or sign in with another address.',
    'provider.failed.closed':
      'The account for {email} is closed. Ask an owner of {organisation} if you need it again.',
    'provider.failed.other':
      'The account for {email} belongs to someone else at {provider}. An owner of {organisation} can take the old link away on the people page.',
    'provider.failed.another': 'another account',
    'provider.failed.button': 'Back to sign in',
  }),
)
