import { usePublicText } from '../i18n/public-text.ts'
import { Icon } from '../icon/icon.tsx'
import { QrCode } from '../qr-code/qr-code.tsx'

export type ReceiptProps = {
  /** The receipt's secret, each line of it: ["amber", "kettle", "brae 41"]. */
  readonly words: readonly string[]
  /** Where the words are typed, as people say it: "rowan.example/w". */
  readonly address: string
  /** What the square holds. Without it no square is drawn. */
  readonly link?: string | undefined
  /** A page or file made for paper. */
  readonly print?: string | undefined
}

/** Something worth keeping: words, a square for a camera, a way to print it. The words are never translated. */
export function Receipt(props: ReceiptProps) {
  const t = usePublicText()
  const address = (
    <b dir="ltr" translate="no">
      {props.address}
    </b>
  )
  return (
    <section class="receipt" aria-labelledby="receipt-heading">
      <h2 id="receipt-heading">{t('receipt.keep')}</h2>
      <div class="receipt__body">
        <p class="receipt__words" lang="en" dir="ltr" translate="no">
          {props.words.map(word => (
            <span>{word} </span>
          ))}
        </p>
        {props.link ? <QrCode text={props.link} label={t('receipt.qr')} /> : null}
      </div>
      <p class="small">{t.rich(props.link ? 'receipt.type-words' : 'receipt.type-only', { address })}</p>
      {props.print ? (
        <p>
          <a class="receipt__print" href={props.print}>
            <Icon name="printer" />
            {t('receipt.print')}
          </a>
        </p>
      ) : null}
    </section>
  )
}
