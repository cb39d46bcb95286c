/** Adds « Copier » and « Imprimer » to the address to keep; without script the address is a plain link. */
class LinkToKeep extends HTMLElement {
  connectedCallback() {
    const actions = this.querySelector('.actions')
    const link = this.querySelector('.receipt-link')
    if (!actions || !link) return
    const copy = this.makeButton(this.dataset.copy, async (button) => {
      await navigator.clipboard.writeText(link.href)
      button.textContent = this.dataset.copied
    })
    // Browsers let pages copy on safe connections alone.
    actions.append(...(isSecureContext ? [copy] : []), this.makeButton(this.dataset.print, () => window.print()))
  }

  makeButton(words, act) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button'
    button.textContent = words
    button.setAttribute('aria-live', 'polite')
    button.addEventListener('click', () => act(button))
    return button
  }
}

customElements.define('link-to-keep', LinkToKeep)
