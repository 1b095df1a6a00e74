import { raw } from 'hono/html'

const pairs = [39, 32.5, 26, 19.5, 13.5]
const leaflet = pairs.map(y => `M12 ${y}q5.5 1 10-5.5-7-1-10 5.5M12 ${y}q-5.5 1-10-5.5 7-1 10 5.5`).join('')

/** The outline of Rowan's mark, a pinnate leaf, on a ground of 24 by 48. */
export const leafPath = `${leaflet}M12 10q-4-4.5 0-10 4 5.5 0 10M11.3 9h1.4v38h-1.4z`

/** Rowan's mark. Words beside it carry the name. */
export function Leaf() {
  return raw(
    `<svg class="leaf" width="18" height="36" viewBox="0 0 24 48" fill="currentColor" aria-hidden="true"><path d="${leafPath}"/></svg>`,
  )
}

/** A cluster of berries: what changed because of people's words. Never beside a pledge in words. */
export function Berries() {
  return raw(
    '<svg class="berries" width="30" height="30" viewBox="0 0 24 24" aria-hidden="true"><path fill="none" stroke="#1f4d38" stroke-width="1.75" d="M12 2v8M12 5 7 11M12 5l5 6"/><g fill="#a3182f"><circle cx="6.5" cy="13.5" r="4.5"/><circle cx="17.5" cy="13.5" r="4.5"/><circle cx="12" cy="18" r="4.5"/></g></svg>',
  )
}
