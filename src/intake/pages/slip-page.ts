import { html } from 'hono/html'
import { encode } from 'uqr'
import type { Messages } from '../messages.ts'
import type { Coordinator } from '../private/coordinators.ts'
import { deskFrame } from './desk-frame.ts'
import type { Html, Page } from './html.ts'

export interface SlipPageOptions {
  base: string
  coordinator: Coordinator
  /** Title of the plan. */
  plan: string
  number: number | undefined
  /** Whole addresses. */
  publicAddress: string
  /** Null where the person could not open it: the intake answers on this machine alone. */
  privateAddress: string | null
  /** Address to type in another one. */
  again: string
}

/** What the person takes away: the number, the public page, the private address, also as a code to photograph. Only the slip is printed. */
export function slipPage({ base, coordinator, plan, number, publicAddress, privateAddress, again }: SlipPageOptions, messages: Messages): Page {
  const { t } = messages
  const heading = t('typing.done')
  const content = html`<p class="no-print">${t(privateAddress === null ? 'typing.hand-over-public' : 'typing.hand-over')}</p>
<section class="card slip"><p class="meta">${plan}</p><h2>${number === undefined ? t('typing.slip') : t('typing.slip-number', { number })}</h2>
<p>${t('typing.slip-public')}<br><a href="${publicAddress}">${publicAddress}</a></p>
${privateAddress === null ? '' : html`<p>${t('typing.slip-private')}</p><p><a class="receipt-link" href="${privateAddress}">${privateAddress}</a></p>`}${codeOf(privateAddress ?? publicAddress, t('typing.slip-qr'))}</section>
<p class="actions no-print"><a class="button button-primary" href="${again}">${t('typing.another')}</a></p>`
  return { title: heading, main: deskFrame({ base, coordinator }, messages, heading, content) }
}

/** As one path of one-unit squares, white around it (ISO/IEC 18004 asks for four). */
function codeOf(address: string, label: string): Html {
  const { data, size } = encode(address, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return html`<svg class="qr-code" viewBox="0 0 ${size} ${size}" role="img" aria-label="${label}"><path d="${path}"/></svg>`
}
