export type BannerFacts = {
  /** Where the browser goes, without a slash at the end. */
  readonly address: string
  /** A link that signs the owner in once; undefined when nobody needs one. */
  readonly signIn?: string | undefined
  readonly dataDir: string
  /** PostgreSQL's version, and its address without password where it is not Rowan's own. */
  readonly database:
    | { readonly own: true; readonly version: string }
    | { readonly own: false; readonly at: string }
}

/** What stands in the terminal once Rowan serves. */
export function banner({ address, signIn, dataDir, database }: BannerFacts): string {
  const rows: [string, string][] = [
    ['Data', dataDir],
    ['Database', database.own ? `PostgreSQL ${database.version}, Rowan's own` : database.at],
    ['Stop', 'Ctrl+C'],
  ]
  return [
    '',
    `  Rowan is ready at ${address}`,
    '',
    ...(signIn ? ['  Sign in as the owner with this link. It works once:', `  ${signIn}`, ''] : []),
    ...rows.map(([label, value]) => `  ${label.padEnd(10)}${value}`),
    '',
  ].join('\n')
}

/** The address of a database without user and password, for the banner and for messages. */
export function withoutPassword(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return `${hostname || 'this machine'}${port ? `:${port}` : ''}${decodeURIComponent(pathname)}`
}
