import { componentExamples } from './examples.ts'
import { StaffPage, type StaffPageProps } from './staff-page/staff-page.tsx'

/** Every component, as the workspace shows it, for whoever builds or changes a screen. */
export function Gallery(props: { readonly page: Omit<StaffPageProps, 'title' | 'width'> }) {
  return (
    <StaffPage {...props.page} title="Gallery" width="reading">
      <h1>Gallery</h1>
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
    </StaffPage>
  )
}
