import type { Id } from '../platform/ids.ts'
import type { Actor, OrganisationRole, ProgrammeRole, Role } from './role.ts'

type Rule = {
  /** As the sentence "You need … to …" ends. */
  readonly to: string
  readonly roles: readonly Role[]
  /** Asked for one programme: roles there count too. */
  readonly inProgramme: boolean
}

const team = ['owner', 'lead', 'facilitator', 'analyst', 'editor', 'translator', 'viewer'] as const
const lead = ['owner', 'lead'] as const

/**
 * Who may do what. Every route and command names one of these; nothing is allowed that is not here.
 * An owner runs the organisation and, as its last resort, may do what a lead may.
 */
export const rules = {
  'organisation.see': { to: 'open this organisation', roles: team, inProgramme: false },
  'organisation.manage': { to: 'change the organisation’s settings', roles: ['owner'], inProgramme: false },
  'people.see': { to: 'see who works here', roles: ['owner', 'lead'], inProgramme: false },
  'people.invite': { to: 'invite people', roles: ['owner'], inProgramme: false },
  'people.manage': {
    to: 'give and take roles and close accounts',
    roles: ['owner'],
    inProgramme: false,
  },
  'outbox.read': { to: 'read the mails that are waiting', roles: ['owner'], inProgramme: false },
  'outbox.send': { to: 'send a mail again', roles: ['owner'], inProgramme: false },
  'audit.read': { to: 'read what was done and by whom', roles: ['owner'], inProgramme: false },
  'programme.create': { to: 'begin a programme', roles: lead, inProgramme: false },

  'programme.see': {
    to: 'open this programme',
    roles: [
      ...team,
      'partner',
      'embedded_leader',
      'moderator',
      'protection_contact',
      'ambassador',
      'reference_group_member',
      'panel_manager',
    ],
    inProgramme: true,
  },
  'programme.edit': { to: 'change this programme', roles: lead, inProgramme: true },
  'programme.open': { to: 'open or close this programme to the public', roles: lead, inProgramme: true },
  'programme.invite': { to: 'invite people of partners to this programme', roles: lead, inProgramme: true },
  'language.approve': {
    to: 'record that a fluent reader approved a language',
    roles: ['owner', 'lead', 'translator'],
    inProgramme: true,
  },
  'form.edit': { to: 'change what is asked', roles: [...lead, 'facilitator'], inProgramme: true },
  'coverage.see': {
    to: 'see who was heard and who was not',
    roles: [...team, 'panel_manager'],
    inProgramme: true,
  },
  'population.load': {
    to: 'load population figures',
    roles: [...lead, 'analyst', 'panel_manager'],
    inProgramme: true,
  },
  'postcodes.load': { to: 'load a table of postcodes', roles: lead, inProgramme: true },
  'panel.manage': { to: 'run the panel', roles: [...lead, 'panel_manager'], inProgramme: true },
  'words.read': {
    to: 'read what people said',
    roles: [...lead, 'analyst', 'editor', 'moderator'],
    inProgramme: true,
  },
  'words.moderate': {
    to: 'review what people sent',
    roles: [...lead, 'facilitator', 'moderator'],
    inProgramme: true,
  },
  'words.fast-lane': {
    to: 'choose whether words are read before they are used',
    roles: lead,
    inProgramme: true,
  },
  'words.import': { to: 'import words from a file', roles: [...lead, 'analyst'], inProgramme: true },
  'theme.work': { to: 'work on themes', roles: [...lead, 'analyst'], inProgramme: true },
  'theme.see': {
    to: 'see the themes',
    roles: [...team, 'partner', 'embedded_leader', 'reference_group_member'],
    inProgramme: true,
  },
  'finding.write': { to: 'write findings', roles: [...lead, 'analyst', 'editor'], inProgramme: true },
  'evidence.see': {
    to: 'open the evidence behind a number or a quote',
    roles: [...lead, 'analyst', 'editor'],
    inProgramme: true,
  },
  'publication.edit': { to: 'write publications', roles: [...lead, 'editor'], inProgramme: true },
  'publication.see': {
    to: 'see drafts of publications',
    roles: [...lead, 'editor', 'analyst', 'translator', 'viewer'],
    inProgramme: true,
  },
  'publication.publish': { to: 'publish', roles: lead, inProgramme: true },
  'recommendation.see': {
    to: 'see the recommendations',
    roles: [...team, 'partner', 'embedded_leader', 'reference_group_member'],
    inProgramme: true,
  },
  'recommendation.answer': { to: 'answer a recommendation', roles: [...lead, 'partner'], inProgramme: true },
} as const satisfies Readonly<Record<string, Rule>>

export type Action = keyof typeof rules
export type ProgrammeAction = {
  [A in Action]: (typeof rules)[A]['inProgramme'] extends true ? A : never
}[Action]
export type OrganisationAction = Exclude<Action, ProgrammeAction>

/** Whether the actor may do this; for an action in a programme, in that one. */
export function may(actor: Actor, action: OrganisationAction): boolean
export function may(actor: Actor, action: ProgrammeAction, programme: Id<'programme'>): boolean
export function may(actor: Actor, action: Action, programme?: Id<'programme'>): boolean {
  const { roles, inProgramme }: Rule = rules[action]
  const held: readonly Role[] = [
    ...actor.organisationRoles,
    ...(inProgramme && programme ? (actor.programmeRoles.get(programme) ?? []) : []),
  ]
  return held.some(role => roles.includes(role))
}

/** What a refusal tells: what it was that they may not do, and which roles may. */
export function refusal(action: Action): { readonly to: string; readonly roles: readonly Role[] } {
  const { to, roles }: Rule = rules[action]
  return { to, roles }
}

export const roleNames: Readonly<Record<OrganisationRole | ProgrammeRole, string>> = {
  owner: 'owner',
  lead: 'programme lead',
  facilitator: 'facilitator',
  analyst: 'analyst',
  editor: 'editor',
  translator: 'translator',
  viewer: 'viewer',
  partner: 'partner',
  embedded_leader: 'embedded leader',
  moderator: 'moderator',
  protection_contact: 'protection contact',
  ambassador: 'ambassador',
  reference_group_member: 'reference group member',
  panel_manager: 'panel manager',
}
