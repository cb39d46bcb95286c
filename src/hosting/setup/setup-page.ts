import { html, raw } from 'hono/html'
import type { HostingDictionary } from '../../i18n/hosting.ts'
import type { Translate } from '../../i18n/index.ts'

type Html = ReturnType<typeof html>
export type HostingWords = Translate<HostingDictionary>

const style = 'body{font:1.05rem/1.5 system-ui,sans-serif;max-width:38rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}fieldset{border:1px solid;border-radius:.4rem;margin:1rem 0;padding:.6rem 1rem}label{display:block;margin:.4rem 0}input[type=url]{font:inherit;width:100%;box-sizing:border-box;padding:.4rem}button,.button{font:inherit;padding:.6rem 1rem;min-height:2.75rem}.hint{margin:.2rem 0;opacity:.8}pre{white-space:pre-wrap;font:inherit}[role=alert]{border-left:.3rem solid;padding:.4rem .8rem}'

/** A local page of the set-up: no script, nothing from elsewhere. */
export function setupPage(t: HostingWords, repository: string, main: Html): Html {
  return html`<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${t('setup.title')}</title><style>${raw(style)}</style></head><body><main><h1>${t('setup.title')}</h1><p>${t('setup.lead', { repository })}</p>${main}</main></body></html>`
}

export function choicesView(t: HostingWords, { owner, action }: { owner: string; action: string }): Html {
  return html`<h2>${t('setup.step.choose')}</h2><form method="post" action="${action}">
<fieldset><legend>${t('setup.hold')}</legend><label><input type="radio" name="hold" value="true" checked> ${t('setup.hold.yes')}</label><label><input type="radio" name="hold" value="false"> ${t('setup.hold.no')}</label></fieldset>
<fieldset><legend>${t('setup.site')}</legend><label><input type="radio" name="site" value="server" checked> ${t('setup.site.server')}</label><label><input type="radio" name="site" value="pages"> ${t('setup.site.pages')}</label></fieldset>
<label for="address">${t('setup.address')}</label><p class="hint" id="address-hint">${t('setup.address-hint')}</p><input type="url" id="address" name="address" pattern="https?://.*" aria-describedby="address-hint">
<p><label><input type="checkbox" name="organisation" value="true"> ${t('setup.organisation', { owner })}</label></p>
<p><button type="submit">${t('setup.next')}</button></p></form>`
}

/** The manifest goes in a form of its own: GitHub takes it from the browser, signed in as whoever will own the App. */
export function createView(t: HostingWords, { url, manifest }: { url: string; manifest: object }): Html {
  return html`<h2>${t('setup.step.create')}</h2><p>${t('setup.create-lead')}</p><form method="post" action="${url}"><input type="hidden" name="manifest" value="${JSON.stringify(manifest)}"><p><button type="submit">${t('setup.create')}</button></p></form>`
}

export function installView(t: HostingWords, { repository, installUrl, action, isMissing }: { repository: string; installUrl: string; action: string; isMissing: boolean }): Html {
  return html`<h2>${t('setup.step.install')}</h2>${isMissing ? html`<p role="alert">${t('setup.not-installed', { repository })}</p>` : ''}<p>${t('setup.install-lead', { repository })}</p><p><a class="button" href="${installUrl}" target="_blank" rel="noopener">${t('setup.install')}</a></p><form method="post" action="${action}"><p><button type="submit">${t('setup.installed')}</button></p></form>`
}

export function checkedView(t: HostingWords, lines: readonly string[]): Html {
  return html`<h2>${t('setup.step.checked')}</h2><ul>${lines.map((line) => html`<li><pre>${line}</pre></li>`)}</ul><p>${t('setup.finished')}</p>`
}

export function faultView(text: string): Html {
  return html`<p role="alert">${text}</p>`
}
