export { PlainPage, type PlainPageProps } from './plain-page/plain-page.tsx'
export { PublicPage, type PublicPageProps } from './public-page/public-page.tsx'
export { type Section, StaffPage, type StaffPageProps, sections } from './staff-page/staff-page.tsx'
