// Runs in the downloaded file, without a connection and without anything else: keeps what is given in this browser,
// and writes it into a file that the portal reads. Nothing here may ask for anything from anywhere.
;(() => {
  const root = document.body
  const { contest = '', format = '', done: doneText = '' } = root.dataset
  const articles = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('article')])
  const place = `qarmaq-pack/${contest}/${articles[0]?.dataset.code ?? ''}`

  /** @param {HTMLElement} article */
  const read = (article) => {
    /** @type {Record<string, number>} */
    const scores = {}
    let all = true
    for (const group of article.querySelectorAll('fieldset[data-criterion]')) {
      const chosen = group.querySelector('input:checked')
      if (chosen instanceof HTMLInputElement) {
        scores[/** @type {HTMLElement} */ (group).dataset.criterion ?? ''] = Number(chosen.value)
      } else all = false
    }
    const words = (/** @type {string} */ name) => {
      const field = article.querySelector(`textarea[data-field="${name}"]`)
      return field instanceof HTMLTextAreaElement ? field.value : ''
    }
    const box = article.querySelector('input[data-field="submit"]')
    const submit = box instanceof HTMLInputElement && box.checked
    const { code = '', version = '0' } = article.dataset
    return {
      review: { code, version: Number(version), scores, note: words('note'), comment: words('comment'), submit },
      all,
    }
  }

  /** The reviews in which something was given that the pack did not bring. */
  const changed = () => articles.map(read).filter(({ review }, at) => JSON.stringify(review) !== first[at])
  const first = articles.map((article) => JSON.stringify(read(article).review))

  const output = () => ({ format, contest, essays: changed().map(({ review }) => review) })

  const show = () => {
    let whole = 0
    for (const article of articles) {
      const { all } = read(article)
      if (all) whole += 1
      const link = document.querySelector(`nav a[href="#${article.id}"]`)
      if (link instanceof HTMLElement) link.toggleAttribute('data-done', all)
    }
    const state = document.getElementById('state')
    if (state) state.textContent = doneText.replace('{done}', String(whole)).replace('{total}', String(articles.length))
    const copy = document.getElementById('copy-text')
    if (copy instanceof HTMLTextAreaElement) copy.value = JSON.stringify(output())
  }

  const keep = () => {
    try {
      localStorage.setItem(place, JSON.stringify(articles.map((article) => read(article).review)))
    } catch {
      // A browser that keeps nothing for files: the file of scores is the only copy, and the page says so.
      document.getElementById('not-kept')?.removeAttribute('hidden')
    }
    show()
  }

  const restore = () => {
    /** @type {ReturnType<typeof read>['review'][]} */
    let kept = []
    try {
      kept = JSON.parse(localStorage.getItem(place) ?? '[]')
    } catch {
      return
    }
    for (const review of kept) {
      const article = articles.find(({ dataset }) => dataset.code === review.code)
      // A newer pack brings newer scores: what was kept of an older one would hide them.
      if (!article || Number(article.dataset.version) !== review.version) continue
      for (const [number, score] of Object.entries(review.scores)) {
        const input = article.querySelector(`fieldset[data-criterion="${number}"] input[value="${score}"]`)
        if (input instanceof HTMLInputElement) input.checked = true
      }
      for (const name of /** @type {const} */ (['note', 'comment'])) {
        const field = article.querySelector(`textarea[data-field="${name}"]`)
        if (field instanceof HTMLTextAreaElement) field.value = review[name]
      }
      const box = article.querySelector('input[data-field="submit"]')
      if (box instanceof HTMLInputElement) box.checked = review.submit
    }
  }

  const save = () => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([JSON.stringify(output())], { type: 'application/json' }))
    link.download = 'qarmaq-scores.json'
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 1000)
  }

  restore()
  document.addEventListener('input', keep)
  document.getElementById('save')?.addEventListener('click', save)
  // The level by its place, as on the desk, while the focus is within a criterion.
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !/^[1-9]$/.test(event.key)) return
    const group = event.target instanceof Element ? event.target.closest('fieldset[data-criterion]') : null
    const input = group?.querySelectorAll('input')[Number(event.key) - 1]
    if (!input) return
    event.preventDefault()
    input.checked = true
    input.focus()
    keep()
  })
  for (const element of document.querySelectorAll('[data-script]')) element.removeAttribute('hidden')
  show()
})()
