import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { EasyRead } from '../../ui/easy-read/easy-read.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { publicText } from '../../ui/i18n/public-text.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { Receipt } from '../../ui/receipt/receipt.tsx'
import type { Conversation } from '../participate/conversation.ts'
import { ListeningPage } from '../participate/listening-page.tsx'
import { receiptLines } from '../participate/thank-you-page.tsx'
import type { PinProblem } from '../responses/pin.ts'
import type { ReceiptCode } from '../responses/receipt-code.ts'

type Place = { readonly conversation: Conversation }

const home = ({ activity, language }: Conversation) => `/c/${activity.code}/${language}`

/** Answers kept to come back to: the words that find them, and a PIN for whoever wants one. */
export function SavedPage(
  props: Place & {
    readonly code: ReceiptCode
    readonly until: Date
    readonly publicUrl: string
    /** Where the PIN is sent to. */
    readonly action: string
    readonly goOn: string
    readonly problem?: PinProblem | undefined
  },
) {
  const { conversation, code, problem } = props
  const t = publicText(conversation.language)
  const title = t('draft.saved', { date: t.date(props.until) })
  const address = `${props.publicUrl}/c/${conversation.activity.code}/return`
  const field = problem === 'error.pin-differs' ? 'pin_again' : 'pin'
  const errorOf = (name: string) => (problem && field === name ? t(problem) : undefined)
  return (
    <ListeningPage
      conversation={conversation}
      title={title}
      error={problem !== undefined}
      translated={false}
      unlisted
    >
      <ErrorSummary errors={problem ? [{ field, message: t(problem) }] : []} kept={null} />
      <h1>{title}</h1>
      <p class="lead">{t('draft.saved-lead')}</p>
      <Receipt
        words={receiptLines(code)}
        address={address.replace(/^https?:\/\//, '')}
        link={`${address}?words=${code.replaceAll(' ', '-')}`}
      />
      <p>{t('draft.saved-once')}</p>
      <form method="post" action={props.action} novalidate>
        <h2>{t('receipt.pin-heading')}</h2>
        <p>{t('draft.without-pin')}</p>
        <p>{t('draft.pin-lead')}</p>
        {(['pin', 'pin_again'] as const).map(name => (
          <TextField
            name={name}
            label={t(name === 'pin' ? 'receipt.pin-label' : 'receipt.pin-again')}
            type="password"
            inputmode="numeric"
            autocomplete="off"
            width="short"
            error={errorOf(name)}
          />
        ))}
        <div class="button__row">
          <Button>{t('receipt.pin-save')}</Button>
          <a href={props.goOn}>{t('draft.go-on')}</a>
        </div>
      </form>
    </ListeningPage>
  )
}

/** Where somebody types the words with which they saved their answers. */
export function ReturnPage(
  props: Place & { readonly words: string; readonly refused: boolean; readonly pinSaved: boolean },
) {
  const { conversation, refused } = props
  const t = publicText(conversation.language)
  return (
    <ListeningPage
      conversation={conversation}
      title={t('draft.return')}
      error={refused}
      addressIn={language => `/c/${conversation.activity.code}/${language}/return`}
      unlisted
    >
      <ErrorSummary errors={refused ? [{ field: 'words', message: t('draft.unknown') }] : []} kept={null} />
      {props.pinSaved ? <Notice kind="done">{t('receipt.pin-saved')}</Notice> : null}
      <h1>{t('draft.return')}</h1>
      <form method="post" action={`${home(conversation)}/return`} novalidate>
        <TextField
          name="words"
          label={t('draft.return-label')}
          hint={t('words.find-hint')}
          autocomplete="off"
          spellcheck={false}
          value={props.words}
          error={refused ? t('draft.unknown') : undefined}
        />
        <TextField
          name="pin"
          label={t('draft.return-pin')}
          type="password"
          inputmode="numeric"
          autocomplete="off"
          width="short"
        />
        <Button>{t('draft.go-on')}</Button>
      </form>
      <p>
        <a href={home(conversation)}>{t('question.start-again')}</a>
      </p>
    </ListeningPage>
  )
}

/** For a draft whose time is over, or that was deleted. */
export function GonePage({ conversation }: Place) {
  const t = publicText(conversation.language)
  return (
    <ListeningPage conversation={conversation} title={t('draft.gone')} error translated={false} unlisted>
      <h1>{t('draft.gone')}</h1>
      <p>{t('draft.gone-what')}</p>
      <div class="button__row">
        <ButtonLink href={home(conversation)}>{t('question.start-again')}</ButtonLink>
        <a href={`${home(conversation)}/return`}>{t('draft.return')}</a>
      </div>
    </ListeningPage>
  )
}

/** After "stop and delete". */
export function DeletedPage({ conversation }: Place) {
  const t = publicText(conversation.language)
  return (
    <ListeningPage conversation={conversation} title={t('draft.deleted')} translated={false} unlisted>
      <h1>{t('draft.deleted')}</h1>
      <p>{t('question.stopped-what')}</p>
      <ButtonLink kind="outlined" href={home(conversation)}>
        {t('question.start-again')}
      </ButtonLink>
    </ListeningPage>
  )
}

/** For a personal link that has brought its answer. */
export function LinkUsedPage({ conversation }: Place) {
  const t = publicText(conversation.language)
  return (
    <ListeningPage conversation={conversation} title={t('link.used')} error translated={false} unlisted>
      <h1>{t('link.used')}</h1>
      <p>{t('link.used-what')}</p>
      <p>
        <a href="/your-words">{t('words.find-heading')}</a>
      </p>
    </ListeningPage>
  )
}

/** The first page in Easy Read: what this is, sentence by sentence, before anything is asked. */
export function EasyStartPage({
  conversation,
  begins,
}: Place & { readonly begins: Readonly<Record<string, string>> }) {
  const t = publicText(conversation.language)
  const { code } = conversation.activity
  return (
    <ListeningPage
      conversation={conversation}
      title={conversation.programme.title}
      addressIn={language => `/c/${code}/${language}/easy`}
    >
      <EasyRead>
        <p>
          <a href={home(conversation)}>{t('easy.from')}</a>
        </p>
        <h1 dir="auto">{conversation.programme.title}</h1>
        <p>{t('easy.start')}</p>
        <p>{t('easy.start-choose')}</p>
        <p>{t('easy.start-care')}</p>
        <p>{t('easy.start-stop')}</p>
        <form method="post" action={`${home(conversation)}/easy`}>
          {Object.entries(begins).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <Button>{t('start.begin')}</Button>
        </form>
      </EasyRead>
    </ListeningPage>
  )
}
