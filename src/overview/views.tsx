import type { Organisation } from '../trust/index.ts'
import { PlainPage } from '../ui/layout.tsx'

export function FrontPage({ organisations }: { organisations: readonly Organisation[] }) {
  return (
    <PlainPage title="What matters to you?">
      <h1>What matters to you?</h1>
      <p>Rowan is a place for asking people what matters to them, and for showing what came of it.</p>
      <h2>Organisations here</h2>
      <ul>
        {organisations.map(organisation => (
          <li>
            <a href={`/o/${organisation.slug}`}>{organisation.name}</a>
          </li>
        ))}
      </ul>
    </PlainPage>
  )
}
