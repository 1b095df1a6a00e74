import { Button } from '../../ui/button/button.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { publicText } from '../../ui/i18n/public-text.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { Receipt } from '../../ui/receipt/receipt.tsx'
import type { PinProblem } from '../responses/pin.ts'
import type { ReceiptCode } from '../responses/receipt-code.ts'
import type { Conversation } from './conversation.ts'
import { ListeningPage } from './listening-page.tsx'

type ThankYouPageProps = {
  readonly conversation: Conversation
  readonly receipt: ReceiptCode
  readonly publicUrl: string
  /** Where the PIN is sent to. */
  readonly pinAddress: string
  readonly pin: 'to choose' | 'chosen'
  readonly problem?: PinProblem | undefined
}

/** The page after sending: thanks, a receipt worth keeping, a PIN if they want one, what happens next. */
export function ThankYouPage(props: ThankYouPageProps) {
  const { conversation, receipt, publicUrl, pin, problem } = props
  const t = publicText(conversation.language)
  const host = publicUrl.replace(/^https?:\/\//, '')
  const field = problem === 'error.pin-differs' ? 'pin_again' : 'pin'
  const problems = problem ? [{ field, message: t(problem) }] : []
  return (
    <ListeningPage
      conversation={conversation}
      title={t('receipt.heading')}
      error={problem !== undefined}
      translated={false}
    >
      <ErrorSummary errors={problems} kept={null} />
      {pin === 'chosen' ? <Notice kind="done">{t('receipt.pin-saved')}</Notice> : null}
      <h1>{t('receipt.heading')}</h1>
      <p class="lead">{t('receipt.lead')}</p>
      <Receipt
        words={receiptLines(receipt)}
        address={`${host}/your-words`}
        link={receiptAddress(publicUrl, receipt)}
      />
      <p>{t('receipt.no-copy')}</p>
      <p>{t('receipt.not-helper')}</p>
      {pin === 'chosen' ? (
        <p>
          <a href={receiptAddress(publicUrl, receipt)}>{t('receipt.open')}</a>
        </p>
      ) : (
        <form method="post" action={props.pinAddress} novalidate>
          <h2>{t('receipt.pin-heading')}</h2>
          <p>{t('receipt.pin-why')}</p>
          <p>{t('receipt.pin-without')}</p>
          <TextField
            name="pin"
            label={t('receipt.pin-label')}
            type="password"
            inputmode="numeric"
            autocomplete="off"
            width="short"
            error={field === 'pin' && problem ? t(problem) : undefined}
          />
          <TextField
            name="pin_again"
            label={t('receipt.pin-again')}
            type="password"
            inputmode="numeric"
            autocomplete="off"
            width="short"
            error={field === 'pin_again' && problem ? t(problem) : undefined}
          />
          <Button>{t('receipt.pin-save')}</Button>
        </form>
      )}
      <h2>{t('receipt.next-heading')}</h2>
      <ol>
        <li>{t('receipt.next-read')}</li>
        <li>{t('receipt.next-themes')}</li>
        {conversation.programme.decidesBy ? (
          <li>{t('receipt.next-answer', { date: t.date(new Date(conversation.programme.decidesBy)) })}</li>
        ) : null}
      </ol>
      <p>
        <a href={`/c/${conversation.activity.code}/${conversation.language}`}>{t('receipt.another')}</a>
      </p>
    </ListeningPage>
  )
}

/** The address that a receipt's square opens. */
export function receiptAddress(publicUrl: string, receipt: ReceiptCode): string {
  return `${publicUrl}/your-words/${receipt.replaceAll(' ', '-')}`
}

/** As it stands on the receipt: two words, and the last with its number. */
export function receiptLines(receipt: ReceiptCode): readonly string[] {
  const [first = '', second = '', third = '', number = ''] = receipt.split(' ')
  return [first, second, `${third} ${number}`]
}
