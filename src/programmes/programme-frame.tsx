import type { Child, PropsWithChildren } from 'hono/jsx'
import { accountMenu, type Visit } from '../trust/index.ts'
import { StaffPage, type StaffPageProps } from '../ui/layout.tsx'
import type { Programme } from './programme.ts'
import { programmeNav } from './programme-nav.ts'

export type ProgrammeFrameProps = Omit<StaffPageProps, 'account' | 'programme' | 'nav' | 'find'> & {
  readonly visit: Visit
  readonly programme: Pick<Programme, 'id' | 'title'>
  /** The page is about finding and has the field for it itself. */
  readonly findsItself?: boolean | undefined
  readonly children?: Child
}

/** A page of one programme's workspace. */
export function ProgrammeFrame(props: PropsWithChildren<ProgrammeFrameProps>) {
  const { visit, programme, findsItself, children, ...page } = props
  const nav = programmeNav(visit.organisation.slug, programme.id)
  return (
    <StaffPage
      {...page}
      programme={{ name: programme.title, href: nav.home }}
      nav={nav}
      find={findsItself ? undefined : { action: `${nav.home}/find` }}
      account={accountMenu(visit)}
    >
      {children}
    </StaffPage>
  )
}
