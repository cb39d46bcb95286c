import { html } from 'hono/html'
import type { Issue } from '../../domain/errors.ts'
import type { Messages } from '../messages.ts'
import type { Html } from './html.ts'

interface FieldOptions {
  name: string
  label: string
  value: string
  hint?: string
  error?: string
  /** Language of what is typed, when it is not that of the page. */
  lang?: string
}

/** One line. `autocomplete: 'off'` also keeps a browser from putting the words back on going back: only for what is not the person’s own. */
export function textField(options: FieldOptions & { autocomplete?: string; pattern?: string; type?: 'text' | 'date' }): Html {
  const { name, value, autocomplete, type = 'text' } = options
  return field(options, html`<input type="${type}" id="${name}" name="${name}" value="${value}"${autocomplete ? html` autocomplete="${autocomplete}"` : ''}${described(options)}>`)
}

export function textArea(options: FieldOptions & { short?: boolean; rows?: number }): Html {
  const { name, value, lang, short = false, rows = short ? 3 : 10 } = options
  // A line feed just after the tag is dropped by browsers, so that a text that begins with one keeps its own.
  return field(
    options,
    html`<textarea id="${name}" name="${name}" rows="${rows}"${short ? html` class="is-short"` : ''}${lang ? html` lang="${lang}"` : ''} spellcheck="true"${described(options)}>
${value}</textarea>`,
  )
}

export function checkbox({ name, label, checked, error }: { name: string; label: string; checked: boolean; error?: string }): Html {
  return html`<div class="field${error ? ' has-error' : ''}">
${error ? errorLine(name, error) : ''}
<div class="choice"><input type="checkbox" id="${name}" name="${name}" value="oui"${checked ? html` checked` : ''}${described({ error, name })}><label for="${name}">${label}</label></div>
</div>`
}

export interface Choice {
  value: string
  label: string
  /** Name of the group that it stands in, beside its neighbours. */
  group?: string
}

/** `id`: where another form of the page has a field of the same name. */
export function selectField({ id, ...options }: FieldOptions & { id?: string; choices: Choice[] }): Html {
  const named = { ...options, name: id ?? options.name }
  const option = ({ value, label }: Choice) => html`<option value="${value}"${value === options.value ? html` selected` : ''}>${label}</option>`
  const groups = [...Map.groupBy(options.choices, ({ group }) => group ?? '')]
  const choices = groups.map(([group, members]) => (group ? html`<optgroup label="${group}">${members.map(option)}</optgroup>` : members.map(option)))
  return field(named, html`<select id="${named.name}" name="${options.name}"${described(named)}>${choices}</select>`)
}

export function hiddenFields(values: Record<string, string>): Html {
  const inputs = Object.entries(values).filter(([, value]) => value !== '')
  return html`${inputs.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`
}

function field({ name, label, hint, error }: FieldOptions, control: Html): Html {
  return html`<div class="field${error ? ' has-error' : ''}">
<label for="${name}">${label}</label>
${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}
${error ? errorLine(name, error) : ''}
${control}
</div>`
}

function errorLine(name: string, error: string): Html {
  return html`<p class="field-error" id="${name}-error">${error}</p>`
}

function described({ name, hint, error }: Pick<FieldOptions, 'name' | 'hint' | 'error'>): Html | '' {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return ids ? html` aria-describedby="${ids}"${error ? html` aria-invalid="true"` : ''}` : ''
}

/** Words for an issue; one whose code has none yet still says that something must be corrected. */
export function tellIssue(issue: Issue, { t, has, language }: Messages, area: 'issue' | 'issue.json' = 'issue'): string {
  const own = `${area}.${issue.code}`
  const key = has(own) ? own : `issue.${issue.code}`
  const sizes = new Intl.NumberFormat(language)
  const values = Object.fromEntries(Object.entries(issue.data ?? {}).flatMap(([name, value]) => (typeof value === 'number' ? [[name, sizes.format(value)]] : typeof value === 'string' ? [[name, value]] : [])))
  return has(key) ? t(key, values) : t(`${area}.unforeseen`, { code: issue.code })
}

export function errorOf(issues: readonly Issue[], path: string, messages: Messages): string | undefined {
  const issue = issues.find((each) => each.path === path)
  return issue && tellIssue(issue, messages)
}

/** What to correct, each linked to its field; `fields` are those on the page, a fault elsewhere has no link. */
export function errorSummary(issues: readonly Issue[], fields: readonly string[], messages: Messages): Html | '' {
  if (issues.length === 0) return ''
  const lines = issues.map((issue) => {
    const words = tellIssue(issue, messages)
    return html`<li>${fields.includes(issue.path) ? html`<a href="#${issue.path}">${words}</a>` : words}</li>`
  })
  return html`<div class="error-summary" role="alert" tabindex="-1"><h2>${messages.t('form.errors', { count: issues.length })}</h2><ul>${lines}</ul></div>`
}

/** “Error:” opens the title of a page that has one. */
export function titleWith(issues: readonly Issue[], title: string, { t }: Messages): string {
  return issues.length > 0 ? t('form.error-title', { title }) : title
}
