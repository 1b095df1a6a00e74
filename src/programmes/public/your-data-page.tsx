import type { Language } from '../../ui/i18n/language.ts'
import { publicText } from '../../ui/i18n/public-text.ts'
import { PublicPage } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import type { DataResponsibility } from '../data-responsibility.ts'
import type { PermissionTexts } from '../permission-statement.ts'
import { bandOf, helpOf, namesIn, type PublicProgramme } from '../public-programme.ts'
import { LinkedText } from './linked-text.tsx'

export type YourDataPageProps = {
  readonly language: Language
  readonly programme: PublicProgramme
  readonly responsibility: DataResponsibility
  /** In the page's language. */
  readonly permission: PermissionTexts
}

/** How a programme looks after people's words: what they decide, what the law says, whom to ask. */
export function YourDataPage(props: YourDataPageProps) {
  const { language, programme, responsibility, permission } = props
  const t = publicText(language)
  const papers = [
    { label: t('your-data.assessment'), text: responsibility.impactAssessment },
    { label: t('your-data.agreement'), text: responsibility.sharingAgreement },
  ].filter(row => row.text !== '')
  return (
    <PublicPage
      language={language}
      title={t('help.privacy')}
      programme={bandOf(programme, language)}
      languages={programme.liveLanguages.map(other => ({
        language: other,
        href: `/p/${programme.code}/${other}/your-data`,
      }))}
      help={helpOf(programme, language)}
      back={`/p/${programme.code}/${language}`}
    >
      <h1>{t('help.privacy')}</h1>
      <Notice>
        <p>
          <b>{t('permission.undo-heading')}</b> {permission.cannotBeUndone}
        </p>
      </Notice>

      <h2>{t('your-data.choose')}</h2>
      <p>{t('your-data.choose-what')}</p>
      <ul>
        {[
          permission.analysis,
          permission.quotation,
          permission.story,
          permission.telling,
          permission.contact,
        ].map(use => (
          <li>{use}</li>
        ))}
      </ul>
      <p>{t('your-data.receipt')}</p>

      <h2>{t('your-data.care')}</h2>
      <ul>
        <li>{t('your-data.apart')}</li>
        <li>{t('your-data.locked')}</li>
        <li>{t('your-data.small')}</li>
        {responsibility.retentionMonths ? (
          <li>{t('your-data.kept', { count: responsibility.retentionMonths })}</li>
        ) : null}
      </ul>

      <h2>{t('your-data.who')}</h2>
      <p>
        {namesIn(language, responsibility.controllers)}
        {responsibility.controllers.length > 1 ? ` – ${t('your-data.joint')}` : ''}
      </p>
      {responsibility.privacyContact ? (
        <p>
          {t.rich('your-data.ask', {
            contact: (
              <bdi>
                <LinkedText text={responsibility.privacyContact} />
              </bdi>
            ),
          })}
        </p>
      ) : null}

      <h2>{t('your-data.law')}</h2>
      <p>{t('your-data.law-not-permission')}</p>
      <ul>
        {responsibility.article6 ? (
          <li>
            {t(`law.6${responsibility.article6}`)}
            <br />
            <Article number={6} letter={responsibility.article6} />
          </li>
        ) : null}
        {responsibility.article9 ? (
          <li>
            {t(`law.9${responsibility.article9}`)}
            <br />
            <Article number={9} letter={responsibility.article9} />
          </li>
        ) : null}
      </ul>

      {papers.length > 0 ? (
        <>
          <h2>{t('your-data.papers')}</h2>
          <SummaryList
            rows={papers.map(({ label, text }) => ({
              label,
              value: (
                <bdi lang={programme.writtenIn === language ? undefined : programme.writtenIn}>{text}</bdi>
              ),
            }))}
          />
        </>
      ) : null}
      {responsibility.signedOffBy && responsibility.signedOffOn ? (
        <p class="small">
          {t('sign-off.signed', {
            name: responsibility.signedOffBy,
            date: t.date(new Date(`${responsibility.signedOffOn}T12:00:00Z`)),
          })}
        </p>
      ) : null}

      <h2>{t('your-data.rights')}</h2>
      <p>{t('sign-off.rights')}</p>
      <p>
        <a href="https://ico.org.uk/make-a-complaint/">ico.org.uk</a>
      </p>
    </PublicPage>
  )
}

/** The place in the law, for those who want to look it up. */
function Article(props: { readonly number: 6 | 9; readonly letter: string }) {
  const paragraph = props.number === 6 ? 1 : 2
  return (
    <span class="small" lang="en" dir="ltr">
      UK GDPR, Article {props.number}({paragraph})({props.letter})
    </span>
  )
}
