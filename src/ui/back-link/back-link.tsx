import type { Child } from 'hono/jsx'
import { usePublicText } from '../i18n/public-text.ts'
import { Icon } from '../icon/icon.tsx'

/** One step back. Works without JavaScript, so the page says where back is. */
export function BackLink(props: { readonly href: string; readonly children?: Child }) {
  const t = usePublicText()
  return (
    <a class="back-link" href={props.href}>
      <Icon name="back" />
      {props.children ?? t('page.back')}
    </a>
  )
}
