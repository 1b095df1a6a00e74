import { componentExamples } from './examples.ts'
import { scottishHelplines } from './help/helplines.ts'
import { type Language, languages } from './i18n/language.ts'
import { publicText } from './i18n/public-text.ts'
import { PublicPage } from './public-page/public-page.tsx'
import { StaffPage, type StaffPageProps } from './staff-page/staff-page.tsx'

/** Every component, as the workspace shows it, for whoever builds or changes a screen. */
export function Gallery(props: { readonly page: Omit<StaffPageProps, 'title' | 'width'> }) {
  return (
    <StaffPage {...props.page} title="Gallery" width="reading">
      <h1>Gallery</h1>
      <AllExamples />
    </StaffPage>
  )
}

export type PublicGalleryProps = {
  readonly language: Language
  /** Where the gallery is in another language. */
  readonly address: (language: Language) => string
  /** A partner's colour to try, `#rrggbb`. */
  readonly colour?: string | undefined
}

/** Every component on a public page, in any language: the frame is translated, the examples are not. */
export function PublicGallery(props: PublicGalleryProps) {
  const t = publicText(props.language)
  return (
    <PublicPage
      language={props.language}
      title="Gallery"
      programme={{ name: 'Care where you live', partners: 'Alder Trust and partners', colour: props.colour }}
      languages={languages.map(language => ({ language, href: props.address(language) }))}
      back={props.address(props.language)}
      unlisted
      help={{
        helplines: scottishHelplines(props.language),
        reading: t('help.reading-weekdays'),
        controllers: ['Alder Trust'],
        links: [{ label: t('help.privacy'), href: props.address(props.language) }],
      }}
    >
      <h1>Gallery</h1>
      <AllExamples />
    </PublicPage>
  )
}

function AllExamples() {
  return (
    <>
      {componentExamples.map(({ component, examples }) => (
        <section aria-labelledby={`gallery-${component}`}>
          <h2 id={`gallery-${component}`}>{component}</h2>
          {examples.map(example => (
            <div>
              <p class="small">{example.name}</p>
              {example.draw()}
            </div>
          ))}
        </section>
      ))}
    </>
  )
}
