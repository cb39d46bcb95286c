/**
 * In the list of what waits: `j` goes to the next line, `k` to the one before; Enter opens it, as any link. The keys act only while
 * the focus is in the list and not in a field (WCAG 2.1.4), and only on their own, so that no shortcut of the browser is taken.
 */
class DeskRows extends HTMLElement {
  connectedCallback() {
    this.addEventListener('keydown', (event) => {
      const step = { j: 1, k: -1 }[event.key]
      if (!step || event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, textarea, select')) return
      const links = [...this.querySelectorAll('.row-title')]
      const row = event.target.closest('li')
      const here = links.findIndex((link) => row?.contains(link))
      const next = links[here + step]
      if (!next) return
      event.preventDefault()
      next.focus()
    })
  }
}
customElements.define('desk-rows', DeskRows)

/** Says on the button how many boxes of the form are ticked; without script it keeps the words that are true whatever is ticked. */
class TickedCount extends HTMLElement {
  connectedCallback() {
    const form = this.closest('form')
    form.addEventListener('change', () => {
      const count = form.querySelectorAll('input[type=checkbox]:checked').length
      const { none, one, other } = this.dataset
      this.querySelector('button').textContent = [none, one][count] ?? other.replace(/\d[\d\s\u202f,.]*\d/, String(count))
    })
  }
}
customElements.define('ticked-count', TickedCount)

/** Puts a ready-made reason into the field at once, to be edited; without script the page comes back with it. */
class ReadyReasons extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', (event) => {
      const button = event.target.closest('button')
      const field = this.closest('form').elements.namedItem('pourquoi')
      if (!button || !field) return
      event.preventDefault()
      field.value = [field.value.trim(), button.textContent].filter(Boolean).join(' ')
      field.dispatchEvent(new Event('input', { bubbles: true }))
      field.focus()
    })
  }
}
customElements.define('ready-reasons', ReadyReasons)

/** Whoever chooses to accept otherwise is shown the text to change. */
document.addEventListener('change', ({ target }) => {
  if (!target.matches('input[name=decision][value=accepted-with-changes]')) return
  for (const details of target.form.querySelectorAll('.rewording')) details.open = true
})
