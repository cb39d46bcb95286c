/** Two states compared in the page: what it takes is fetched on this page alone. */
class PlanCompare extends HTMLElement {
  connectedCallback(): void {
    void import('./compare-states.ts').then(({ compareStates }) => compareStates(this))
  }
}

customElements.define('plan-compare', PlanCompare)
