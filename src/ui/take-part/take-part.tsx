import type { Child } from 'hono/jsx'
import { ButtonLink } from '../button/button.tsx'
import { type Language, languageFacts } from '../i18n/language.ts'
import { usePublicText } from '../i18n/public-text.ts'
import { QrCode } from '../qr-code/qr-code.tsx'

export type TakePartProps = {
  readonly title: string
  /** The language of the title, where it is not that of the page. */
  readonly titleLanguage?: Language | undefined
  readonly href: string
  /** What the button says. */
  readonly label: Child
  /** The whole address, for a camera. */
  readonly address: string
  /** The address as people type it: without `https://`. */
  readonly typed: string
}

/** One way to take part: a button, an address to type, a square for a camera. */
export function TakePart(props: TakePartProps) {
  const t = usePublicText()
  return (
    <div class="take-part">
      <h3
        lang={props.titleLanguage}
        dir={props.titleLanguage && languageFacts[props.titleLanguage].direction}
      >
        {props.title}
      </h3>
      <ButtonLink href={props.href}>{props.label}</ButtonLink>
      <p>
        {t('programme.by-address')} <b dir="ltr">{props.typed}</b>
      </p>
      <QrCode text={props.address} label={t('programme.qr', { title: props.title })} />
    </div>
  )
}
