import type { FieldError } from '../../platform/http/form.ts'
import type { Id } from '../../platform/ids.ts'
import { Button, ButtonLink, ButtonRow } from '../../ui/button/button.tsx'
import { ErrorSummary, errorFor } from '../../ui/error-summary/error-summary.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/people.en.ts'
import { island } from '../../ui/island.ts'
import { StaffPage, type StaffPageProps } from '../../ui/layout.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { RowActions } from '../../ui/row-actions/row-actions.tsx'
import { Table } from '../../ui/table/table.tsx'
import { Tag } from '../../ui/tag/tag.tsx'
import { accountMenu } from '../account-menu.ts'
import { PasskeyForm } from '../passkeys/passkey-form.tsx'
import type { Passkey } from '../passkeys/passkeys.sql.ts'
import { roleNames } from '../policy.ts'
import type { Visit } from '../visit.ts'
import type { SignInWay } from './sign-ins.sql.ts'

/** One device on which someone is signed in. */
export type SignInShown = {
  readonly id: Id<'signed_in'>
  readonly way: SignInWay
  readonly device: string
  readonly madeAt: Date
  readonly seenAt: Date
}

export type AccountPageProps = {
  readonly visit: Visit
  readonly signIns: readonly SignInShown[]
  readonly passkeys: readonly Passkey[]
  /** Undefined where none is set up. */
  readonly secondFactor: { readonly codesLeft: number } | undefined
  /** A name for this device, offered for a new passkey. */
  readonly device: string
  readonly notice?: StaffPageProps['notice']
  readonly errors?: readonly FieldError[]
  /** What was typed, where something has to be put right. */
  readonly typed: (field: string) => string | undefined
}

/** Someone's own account: name, address, sign-ins, passkeys, second factor. */
export function AccountPage(props: AccountPageProps) {
  const { visit, errors = [], typed } = props
  const here = `/o/${visit.organisation.slug}/account`
  return (
    <StaffPage
      title={t('account.title')}
      account={accountMenu(visit)}
      notice={props.notice}
      error={errors.length > 0}
      width="reading"
      scripts={[island('passkey').address]}
    >
      <ErrorSummary errors={errors} heading={t('summary')} kept={null} />
      <PageHeading title={t('account.title')} lead={rolesLine(visit)} />
      <form method="post" action={`${here}/name`} novalidate>
        <TextField
          name="name"
          label={t('account.name')}
          autocomplete="name"
          value={typed('name') ?? visit.name}
          error={errorFor(errors, 'name')}
        />
        <Button kind="outlined">{t('account.save-name')}</Button>
      </form>
      <h2>{t('account.email')}</h2>
      <form method="post" action={`${here}/email`} novalidate>
        <TextField
          name="email"
          label={t('account.new-email')}
          hint={t('account.email-hint', { email: visit.email })}
          type="email"
          autocomplete="email"
          value={typed('email')}
          error={errorFor(errors, 'email')}
        />
        <Button kind="outlined">{t('account.save-email')}</Button>
      </form>
      <Passkeys {...props} errors={errors} here={here} />
      <SecondFactor {...props} errors={errors} here={here} />
      <SignIns {...props} here={here} />
    </StaffPage>
  )
}

type PartProps = AccountPageProps & { readonly here: string }

function Passkeys({ passkeys, errors = [], here, typed, device }: PartProps) {
  return (
    <>
      <h2>{t('passkeys.title')}</h2>
      <p>{t('passkeys.text')}</p>
      {passkeys.map(({ id, name, madeAt, usedAt }) => (
        <form method="post" action={`${here}/passkeys/${id}/name`} novalidate>
          <TextField
            name={`name-${id}`}
            label={t('passkeys.name')}
            hint={`${t('passkeys.made', { date: t.date(madeAt) })} ${
              usedAt ? t('passkeys.used', { date: t.date(usedAt) }) : t('passkeys.unused')
            }`}
            value={typed(`name-${id}`) ?? name}
            error={errorFor(errors, `name-${id}`)}
          />
          <ButtonRow>
            <Button kind="outlined" small>
              {t('passkeys.rename')}
              <span class="hidden"> {name}</span>
            </Button>
            <Button kind="berry" small formAction={`${here}/passkeys/${id}/remove`}>
              {t('passkeys.remove')}
              <span class="hidden"> {name}</span>
            </Button>
          </ButtonRow>
        </form>
      ))}
      <PasskeyForm
        action={`${here}/passkeys`}
        ceremony="create"
        texts={{
          needsScript: t('passkeys.needs-script'),
          notHere: t('passkeys.not-here'),
          stopped: t('passkeys.stopped'),
        }}
      >
        <TextField
          name="passkey"
          label={t('passkeys.new')}
          hint={t('passkeys.new-hint')}
          value={typed('passkey') ?? device}
          error={errorFor(errors, 'passkey')}
        />
        <Button>{t('passkeys.add')}</Button>
      </PasskeyForm>
    </>
  )
}

function SecondFactor({ visit, secondFactor, errors = [], here }: PartProps) {
  const setUp = `/o/${visit.organisation.slug}/sign-in/second-factor/set-up?to=${encodeURIComponent(here)}`
  return (
    <>
      <h2>{t('factor.title')}</h2>
      {secondFactor ? (
        <form method="post" action={`${here}/recovery-codes`} novalidate>
          <p>{t('factor.on', { count: secondFactor.codesLeft })}</p>
          <TextField
            name="code"
            label={t('factor.code')}
            hint={t('factor.code-hint')}
            width="medium"
            autocomplete="one-time-code"
            spellcheck={false}
            error={errorFor(errors, 'code')}
          />
          <ButtonRow>
            <Button kind="outlined">{t('factor.new-codes')}</Button>
            <Button kind="berry" formAction={`${here}/remove-second-factor`}>
              {t('factor.remove')}
            </Button>
          </ButtonRow>
        </form>
      ) : (
        <>
          <p>{t('factor.off')}</p>
          <ButtonLink kind="outlined" href={setUp}>
            {t('factor.set-up')}
          </ButtonLink>
        </>
      )}
    </>
  )
}

function SignIns({ visit, signIns, here }: PartProps) {
  return (
    <>
      <h2>{t('account.sign-ins')}</h2>
      <Table
        caption={t('account.sign-ins-caption')}
        captionHidden
        columns={[{ label: t('account.device') }, { label: t('account.seen') }, { label: t('account.end') }]}
        rows={signIns.map(({ id, device, way, madeAt, seenAt }) => [
          <>
            {device}
            <br />
            <span class="small">
              {t('account.since', { way: t(`account.way.${way}`), date: t.date(madeAt) })}
            </span>
          </>,
          t.date(seenAt, 'moment'),
          id === visit.signedIn ? (
            <Tag kind="chosen">{t('account.this')}</Tag>
          ) : (
            <RowActions>
              <Button kind="link" formAction={`${here}/sign-ins/${id}/end`}>
                {t('account.end')}
                <span class="hidden"> {t('account.end-about', { device })}</span>
              </Button>
            </RowActions>
          ),
        ])}
      />
      {signIns.length > 1 ? (
        <form method="post" action={`${here}/sign-ins/end-others`}>
          <Button kind="outlined">{t('account.end-others')}</Button>
        </form>
      ) : null}
    </>
  )
}

function rolesLine({ actor, email }: Visit): string {
  return actor.organisationRoles.length === 0
    ? email
    : `${email}, ${t.list(actor.organisationRoles.map(role => roleNames[role]))}`
}
