import type { Id } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import type { Organisation } from '../organisations/organisation.ts'
import type { KeptProvider } from './providers.sql.ts'

/** Where the provider sends people back to: registered there by whoever runs it. */
export function returnAddress(
  { publicUrl }: Pick<Services, 'publicUrl'>,
  { slug }: Organisation,
  provider: Id<'identity_provider'>,
): string {
  return `${publicUrl}/o/${slug}/sign-in/with/${provider}/back`
}

/** The client secret, sealed for this provider alone. */
export function sealClientSecret(
  { secrets }: Pick<Services, 'secrets'>,
  provider: Id<'identity_provider'>,
  secret: string,
): Buffer {
  return secrets.seal(`client secret ${provider}`, secret)
}

export function openClientSecret(
  { secrets }: Pick<Services, 'secrets'>,
  provider: Pick<KeptProvider, 'id' | 'sealedSecret'>,
): string {
  return secrets.open(`client secret ${provider.id}`, provider.sealedSecret)
}
