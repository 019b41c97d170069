const everyMs = 2000

/**
 * Looks every two seconds how far something is and shows it in place; the whole page is loaded anew once its state, the
 * value of `data-watch`, is another. Stops while the page is hidden, and for good when somebody goes away.
 */
export function watchProgress(shown: HTMLElement): void {
  const look = async () => {
    if (document.hidden) return again()
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null)
    if (!answer?.ok) return again()
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.querySelector<HTMLElement>('[data-watch]')
    if (fresh?.dataset.watch !== shown.dataset.watch) return location.reload()
    const [bar, freshBar] = [shown.querySelector('.progress'), fresh?.querySelector('.progress')]
    if (bar && freshBar) bar.replaceWith(freshBar)
    again()
  }
  const again = () => {
    setTimeout(() => void look(), everyMs)
  }
  again()
}
