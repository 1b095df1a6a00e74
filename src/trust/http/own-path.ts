/** A path inside this organisation's part of the site, or undefined: nobody is sent elsewhere by a link. */
export function ownPath(slug: string, to: string | undefined): string | undefined {
  return to && new RegExp(`^/o/${slug}(/[^\\\\]*|\\?[^\\\\]*)?$`).test(to) && !to.includes('//')
    ? to
    : undefined
}
