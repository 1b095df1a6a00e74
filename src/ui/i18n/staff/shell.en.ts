import { catalogue } from '../catalogue.ts'
import { translator } from '../translator.ts'

/** Texts of the frame around every staff page. Each area of the workspace has such a file of its own here. */
export const t = translator(
  'en',
  catalogue({
    'shell.home': 'Home',
    'shell.reach': 'Reach',
    'shell.listen': 'Listen',
    'shell.understand': 'Understand',
    'shell.act': 'Act',
    'shell.show': 'Show',
    'shell.connect': 'Connect',
    'shell.sections': 'Sections',
    'shell.find': 'Find',
    'shell.find-label': 'Find anything in this programme',
    'shell.account': '{name}: your account',
    'shell.sign-out': 'Sign out',
    'shell.where': 'Where you are',
    'shell.skip': 'Skip to the page',
    'shell.error': 'Error',
    'shell.rowan': 'Rowan',
  }),
)
