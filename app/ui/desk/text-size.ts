/** Changes the size of the text at once; without this script the buttons ask the server, and keep what was typed. */
export function enhanceTextSize(root: HTMLElement): void {
  const buttons = [...root.querySelectorAll<HTMLButtonElement>('button[name=size]')]
  for (const button of buttons) {
    button.addEventListener('click', (event) => {
      event.preventDefault()
      root.dataset.size = button.value
      for (const one of buttons) one.setAttribute('aria-pressed', String(one === button))
      const secure = location.protocol === 'https:' ? '; Secure' : ''
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in older browsers
      document.cookie = `qarmaq_text=${button.value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`
    })
  }
}
