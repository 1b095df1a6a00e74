import { bandOf, helpOf, type PublicProgramme } from '../../programmes/index.ts'
import { publicText } from '../../ui/i18n/public-text.ts'
import { PublicPage } from '../../ui/layout.tsx'
import { Followed } from '../../ui/progress/followed.tsx'
import type { Document } from '../document.ts'
import { EmbeddedDocument } from '../renderers/web.tsx'
import { ReportFormsBar } from './report-forms.tsx'

type ReportPageProps = {
  readonly programme: PublicProgramme
  readonly document: Document
  readonly code: string
}

/** The web edition as it is served: whole, the same for everybody. */
export function reportPage({ programme, document, code }: ReportPageProps): string {
  return String(
    <PublicPage
      language="en"
      title={document.title}
      description={document.description}
      programme={bandOf(programme, 'en')}
      help={helpOf(programme, 'en')}
    >
      <ReportFormsBar code={code} />
      <EmbeddedDocument document={document} />
    </PublicPage>,
  )
}

/** While the files are being made again. */
export function RemakingPage({
  programme,
  title,
  address,
}: {
  readonly programme: PublicProgramme
  readonly title: string
  readonly address: string
}) {
  const t = publicText('en')
  return (
    <PublicPage
      language="en"
      title={title}
      programme={bandOf(programme, 'en')}
      help={helpOf(programme, 'en')}
      refresh={5}
      unlisted
    >
      <h1>{title}</h1>
      <Followed id="made-again" stream="clock" page={address}>
        <p>{t('withdraw.report-soon')}</p>
      </Followed>
    </PublicPage>
  )
}
