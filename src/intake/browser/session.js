/**
 * Saves a merging session at each change, and shows what follows from it: the text, what is still to be chosen, what somebody else
 * changed meanwhile. What one is typing in is never replaced. Without script, « Enregistrer » does the same.
 */
class MergingSession extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector('form')
    this.said = this.querySelector('[data-status]')
    this.saving = Promise.resolve()
    this.unanswered = 0
    this.form.addEventListener('change', () => this.saveSoon(0))
    this.form.addEventListener('input', (event) => isTyped(event.target) && this.saveSoon(1500))
    this.form.addEventListener('submit', (event) => this.sendInTurn(event))
  }

  /** A save on its way holds older words: were it to arrive after the form, it would put them back. */
  sendInTurn(event) {
    clearTimeout(this.timer)
    if (this.unanswered === 0) return
    event.preventDefault()
    const isWaiting = this.pressed !== undefined
    this.pressed = event.submitter ?? {}
    if (isWaiting) return
    void this.saving.then(() => {
      const { name, value } = this.pressed
      this.pressed = undefined
      // Its button may be another one by now: what follows from a save is shown anew.
      this.form.requestSubmit([...this.form.elements].find((each) => each.type === 'submit' && each.name === name && each.value === value))
    })
  }

  saveSoon(delay) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.unanswered += 1
      this.saving = this.saving.then(() => this.save()).finally(() => (this.unanswered -= 1))
    }, delay)
  }

  async save() {
    const sent = new URLSearchParams(new FormData(this.form))
    sent.set('faire', 'auto')
    try {
      const answer = await fetch(this.form.action, { method: 'POST', body: sent, signal: AbortSignal.timeout(patience) })
      if (answer.status === 409) return this.say(this.dataset.clash)
      if (!answer.ok) return this.say(this.dataset.failed)
      const isWhole = this.show(new DOMParser().parseFromString(await answer.text(), 'text/html'), sent)
      this.say(isWhole === null ? this.dataset.failed : this.dataset.saved)
      // What the device keeps of the form meanwhile (`offline/device/keep-desk.ts`) may go.
      if (isWhole) this.form.dispatchEvent(new CustomEvent('plan-vivant:saved'))
    } catch {
      this.say(this.dataset.failed)
    }
  }

  /** Takes over what is kept now, but for words typed since they were sent. Gives back whether there are none; null: it was no session. */
  show(page, sent) {
    const fresh = page.querySelector('merging-session form')
    if (!fresh) return null
    const { elements } = this.form
    const isTouched = ({ name }) => lines(elements[name].value) !== lines(sent.get(name) ?? '')
    const touched = [...elements].filter((field) => (isTyped(field) || field.type === 'radio') && isTouched(field))
    // Somebody else changed what one is typing in: the next save compares with what was read before, and says so.
    const isApart = touched.some(({ name }) => name !== 'texte' && fresh.elements[name] && lines(fresh.elements[name].value) !== lines(sent.get(name) ?? ''))
    const seen = elements.vu.value
    const own = touched.some(({ name }) => name === 'texte') ? fresh.querySelector('[data-sent]')?.dataset.sent : undefined
    for (const field of elements) take(field, fresh.elements[field.name], touched)
    for (const part of this.querySelectorAll('[data-live]')) this.replace(part, page.getElementById(part.id), touched)
    if (isApart) elements.vu.value = seen
    if (own !== undefined) elements['texte-sur'].value = own
    return touched.length === 0
  }

  replace(part, fresh, touched) {
    const focused = part.contains(document.activeElement) ? document.activeElement : null
    if (!fresh || (focused && isTyped(focused)) || touched.some((field) => part.contains(field))) return
    part.replaceWith(document.importNode(fresh, true))
    if (focused?.id) document.getElementById(focused.id)?.focus()
  }

  say(words) {
    this.said.textContent = words
  }
}

function take(field, fresh, touched) {
  if (!fresh || touched.includes(field) || field.type === 'submit') return
  if (field.type === 'radio') field.checked = fresh.value === field.value
  else if (field.value !== fresh.value) {
    const { selectionStart, selectionEnd } = field
    field.value = fresh.value
    if (field === document.activeElement) field.setSelectionRange(selectionStart, selectionEnd)
  }
}

// In milliseconds: whoever sends the form meanwhile waits for it.
const patience = 10_000
const isTyped = (field) => field.matches('textarea, input[type=text]')
const lines = (text) => text.replace(/\r\n?/g, '\n')

customElements.define('merging-session', MergingSession)
