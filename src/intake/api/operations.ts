import { z } from 'zod'
import { commitId, personId } from '../../domain/ids.ts'
import { itemId } from '../../domain/plan.ts'
import { decisionInput } from '../desk/decision-input.ts'
import { basketBody, basketDecision, publication, takeOver } from './basket-schemas.ts'
import { sessionBody, sessionClosing, sessionInput, sessionListBody, sessionOpening } from './session-schemas.ts'
import { wordingChoices } from '../submission/wording-choices.ts'
import { submissionSchema } from '../submission/submission.ts'
import { begunReworkBody, actBody, addedPersonBody, begunBody, claimBody, contributionBody, deskBody, deskContributionBody, errorBody, followBody, personBody, previewBody, receiptBody } from './schemas.ts'

/** One operation of the HTTP interface: what it takes and gives, from which the description and the tests are made. */
export interface Operation {
  method: 'get' | 'post' | 'delete'
  /** Under the base, with `{name}` parameters. */
  path: string
  summary: string
  /** Names of query parameters. */
  query?: readonly string[]
  body?: z.ZodType
  /** By status; null: no body. */
  answers: Readonly<Record<number, z.ZodType | null>>
  /** Needs a coordinator's session or link. */
  desk?: true
}

const text = z.string().max(100_000)
const reason = z.strictObject({ reason: text })
const faults = { 413: errorBody, 429: errorBody, 503: errorBody }
const acts = { 200: actBody, 202: actBody, 401: errorBody, 404: errorBody, 409: errorBody, 422: errorBody, 503: errorBody }

export const bodies = {
  submission: submissionSchema,
  answer: z.strictObject({ text, key: z.string().max(200).describe('At least 22 random characters: makes sending twice harmless'), objection: z.boolean().default(false).describe('For an idea: one disagrees with where it was placed') }),
  choice: z.strictObject({ choice: z.enum(wordingChoices).describe('garder: one’s own words on today’s text; prendre: today’s text, and the proposal is withdrawn'), seen: commitId.describe('As given with the question') }),
  several: z.strictObject({ base: commitId, values: z.record(z.string().max(40), text).describe('As given by the GET, with other words') }),
  withdrawal: z.strictObject({ reason: text.default('') }),
  session: z.strictObject({ token: z.string().max(200).describe('Last part of the personal link') }),
  decision: decisionInput,
  basketDecision,
  publication,
  takeOver,
  sessionOpening,
  sessionInput,
  sessionClosing,
  claim: z.strictObject({ seen: personId.nullable().default(null).describe('Who had it as you read it: taken over from them, and from nobody else') }),
  placing: z.strictObject({ item: itemId, reason: text.default('') }),
  deskAnswer: z.strictObject({ text, followUp: z.boolean().default(false).describe('Ask this person whether they would follow it up'), asks: z.boolean().default(false).describe('It is a question to the proposer, whose answer is awaited') }),
  reason,
  person: z.strictObject({ name: z.string().trim().min(1).max(100) }),
}

/** Every address under `api/`. */
export const operations = {
  openapi: { method: 'get', path: 'api/openapi.json', summary: 'This description', answers: { 200: z.looseObject({ openapi: z.string() }) } },
  begin: { method: 'get', path: 'api/form', summary: 'Begin a form: the text of today, and its departure', query: ['intention', 'element', 'bloc', 'citation', 'apres', 'niveau', 'vers', 'proposition'], answers: { 200: begunBody, 404: errorBody } },
  preview: { method: 'post', path: 'api/contributions/preview', summary: 'What a submission would change; keeps nothing', body: bodies.submission, answers: { 200: previewBody, 400: errorBody, 422: errorBody, 413: errorBody } },
  submit: { method: 'post', path: 'api/contributions', summary: 'Send a proposal, an idea or a comment', body: bodies.submission, answers: { 202: receiptBody, 400: errorBody, 409: errorBody, 422: errorBody, ...faults } },
  read: { method: 'get', path: 'api/contributions/{id}', summary: 'A contribution', answers: { 200: contributionBody, 404: errorBody } },
  follow: { method: 'get', path: 'api/follow/{id}/{token}', summary: 'Where one’s own contribution stands', answers: { 200: followBody, 404: errorBody } },
  answer: { method: 'post', path: 'api/follow/{id}/{token}/answer', summary: 'Answer or complete', body: bodies.answer, answers: { 202: receiptBody, 400: errorBody, 404: errorBody, 409: errorBody, 422: errorBody, ...faults } },
  rework: { method: 'post', path: 'api/follow/{id}/{token}/rework', summary: 'Reword what is pending', body: bodies.submission, answers: { 202: receiptBody, 400: errorBody, 404: errorBody, 409: errorBody, 422: errorBody, 503: errorBody } },
  beginRework: { method: 'get', path: 'api/follow/{id}/{token}/rework-several', summary: 'Begin to reword a proposal on several items: one’s own words on today’s plan', answers: { 200: begunReworkBody, 404: errorBody, 409: errorBody } },
  reworkSeveral: { method: 'post', path: 'api/follow/{id}/{token}/rework-several', summary: 'Reword it: all the changes or none', body: bodies.several, answers: { 202: receiptBody, 400: errorBody, 404: errorBody, 409: errorBody, 422: errorBody, 503: errorBody } },
  choose: { method: 'post', path: 'api/follow/{id}/{token}/choose', summary: 'Choose between one’s own words and today’s, where both changed the same ones', body: bodies.choice, answers: { 202: receiptBody, 400: errorBody, 404: errorBody, 409: errorBody, 503: errorBody } },
  withdraw: { method: 'post', path: 'api/follow/{id}/{token}/withdraw', summary: 'Take a pending proposal back', body: bodies.withdrawal, answers: { 202: receiptBody, 400: errorBody, 404: errorBody, 409: errorBody, 422: errorBody, 503: errorBody } },
  removeName: { method: 'delete', path: 'api/follow/{id}/{token}/name', summary: 'Remove the displayed name, at once', answers: { 204: null, 404: errorBody } },
  enter: { method: 'post', path: 'api/session', summary: 'Open a session at the desk', body: bodies.session, answers: { 204: null, 400: errorBody, 401: errorBody } },
  leave: { method: 'delete', path: 'api/session', summary: 'Close it', answers: { 204: null } },
  desk: { method: 'get', path: 'api/desk', summary: 'What waits', answers: { 200: deskBody, 401: errorBody }, desk: true },
  examine: { method: 'get', path: 'api/desk/contributions/{id}', summary: 'One contribution in its context', answers: { 200: deskContributionBody, 401: errorBody, 404: errorBody }, desk: true },
  decide: { method: 'post', path: 'api/desk/contributions/{id}/decision', summary: 'Decide', body: bodies.decision, answers: { ...acts, 400: errorBody }, desk: true },
  basket: { method: 'get', path: 'api/desk/basket', summary: 'Your decisions that wait to be published together, and what they make of the plan', answers: { 200: basketBody, 401: errorBody }, desk: true },
  putInBasket: { method: 'post', path: 'api/desk/contributions/{id}/basket', summary: 'Decide, to be published later with others', body: bodies.basketDecision, answers: { 202: actBody, 400: errorBody, 401: errorBody, 404: errorBody, 409: errorBody, 422: errorBody, 503: errorBody }, desk: true },
  takeOutOfBasket: { method: 'delete', path: 'api/desk/contributions/{id}/basket', summary: 'Take a decision out of your basket', answers: { 204: null, 401: errorBody, 404: errorBody, 503: errorBody }, desk: true },
  takeOver: { method: 'post', path: 'api/desk/basket/take-over', summary: 'Take over the decisions of a coordinator whose link was revoked', body: bodies.takeOver, answers: { 200: actBody, 400: errorBody, 401: errorBody, 404: errorBody, 503: errorBody }, desk: true },
  publish: { method: 'post', path: 'api/desk/basket/publish', summary: 'Publish all that your basket can, at once', body: bodies.publication, answers: { ...acts, 400: errorBody }, desk: true },
  sessions: { method: 'get', path: 'api/desk/sessions', summary: 'Merging sessions that are open', answers: { 200: sessionListBody, 401: errorBody }, desk: true },
  openSession: { method: 'post', path: 'api/desk/sessions', summary: 'Open a merging session on an item, or find the one that is open', body: bodies.sessionOpening, answers: { 201: sessionBody, 400: errorBody, 401: errorBody, 404: errorBody, 409: errorBody, 503: errorBody }, desk: true },
  readSession: { method: 'get', path: 'api/desk/sessions/{id}', summary: 'A merging session: one text, every proposal in or out, what collides', answers: { 200: sessionBody, 401: errorBody, 404: errorBody, 409: errorBody }, desk: true },
  saveSession: { method: 'post', path: 'api/desk/sessions/{id}', summary: 'Choose and write in a merging session', body: bodies.sessionInput, answers: { 200: sessionBody, 400: errorBody, 401: errorBody, 404: errorBody, 409: errorBody, 422: errorBody, 503: errorBody }, desk: true },
  closeSession: { method: 'post', path: 'api/desk/sessions/{id}/close', summary: 'Close it: all that it decides, at once, or nothing', body: bodies.sessionClosing, answers: { ...acts, 400: errorBody }, desk: true },
  dropSession: { method: 'delete', path: 'api/desk/sessions/{id}', summary: 'Abandon it: the proposals stay pending', answers: { 204: null, 401: errorBody, 404: errorBody, 503: errorBody }, desk: true },
  place: { method: 'post', path: 'api/desk/contributions/{id}/place', summary: 'Place an idea under an item', body: bodies.placing, answers: { ...acts, 400: errorBody }, desk: true },
  reply: { method: 'post', path: 'api/desk/contributions/{id}/answer', summary: 'Answer in the name of the coordination', body: bodies.deskAnswer, answers: { ...acts, 400: errorBody }, desk: true },
  claim: { method: 'post', path: 'api/desk/contributions/{id}/claim', summary: 'See to it: told to the others; gives whose it is then', body: bodies.claim, answers: { 200: claimBody, 400: errorBody, 401: errorBody, 404: errorBody, 503: errorBody }, desk: true },
  unclaim: { method: 'delete', path: 'api/desk/contributions/{id}/claim', summary: 'See to it no longer', answers: { 204: null, 401: errorBody, 404: errorBody, 503: errorBody }, desk: true },
  reopen: { method: 'post', path: 'api/desk/contributions/{id}/reopen', summary: 'Reopen; an accepted change is taken back', body: bodies.reason, answers: { ...acts, 400: errorBody }, desk: true },
  explain: { method: 'post', path: 'api/desk/contributions/{id}/explain', summary: 'Give its reason to a decision that was taken on the code host', body: bodies.reason, answers: { ...acts, 400: errorBody }, desk: true },
  withhold: { method: 'post', path: 'api/desk/contributions/{id}/withhold', summary: 'Replace its words by a notice', body: bodies.reason, answers: { ...acts, 400: errorBody }, desk: true },
  release: { method: 'post', path: 'api/desk/held/{id}/release', summary: 'Publish a held submission', answers: { 202: actBody, 401: errorBody, 404: errorBody, 503: errorBody }, desk: true },
  drop: { method: 'post', path: 'api/desk/held/{id}/drop', summary: 'Do not publish it; the reason is for its proposer', body: bodies.reason, answers: { 200: actBody, 400: errorBody, 401: errorBody, 404: errorBody, 422: errorBody, 503: errorBody }, desk: true },
  people: { method: 'get', path: 'api/desk/people', summary: 'Who decides', answers: { 200: z.array(personBody), 401: errorBody }, desk: true },
  addPerson: { method: 'post', path: 'api/desk/people', summary: 'Add someone; gives the personal link', body: bodies.person, answers: { 201: addedPersonBody, 400: errorBody, 401: errorBody }, desk: true },
  revoke: { method: 'delete', path: 'api/desk/people/{id}', summary: 'Revoke a link; its sessions close at once', answers: { 204: null, 401: errorBody, 404: errorBody }, desk: true },
  rebuild: { method: 'post', path: 'api/desk/rebuild', summary: 'Build the site again', answers: { 202: actBody, 401: errorBody }, desk: true },
  resume: { method: 'post', path: 'api/desk/queue/resume', summary: 'Try at once to send what waits', answers: { 202: actBody, 401: errorBody }, desk: true },
  retry: { method: 'post', path: 'api/desk/set-aside/{name}/retry', summary: 'Try an entry again that could not be taken', answers: { 202: actBody, 401: errorBody, 404: errorBody }, desk: true },
  forget: { method: 'delete', path: 'api/desk/set-aside/{name}', summary: 'Delete an entry that could not be taken', answers: { 204: null, 401: errorBody, 404: errorBody }, desk: true },
} as const satisfies Record<string, Operation>
