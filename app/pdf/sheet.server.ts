type Document = PDFKit.PDFDocument

export type TextStyle = { size: number; bold?: boolean; before?: number; after?: number }

/** A document's present page, written from top to bottom; what does not fit begins the next page. */
export type Sheet = {
  readonly document: Document
  /** where text begins from the left, and how wide it may be */
  readonly left: number
  readonly width: number
  /** ends the page with its footer and begins the next */
  addPage(): void
  /** begins a page unless so much height is left; says whether it did */
  room(height: number): boolean
  text(text: string, style: TextStyle): void
  /** a label and its value in two columns */
  pair(label: string, value: string): void
  /** a line to sign on, one for the date beside it, and below them who signs */
  signature(text: string, date: string): void
}

/** @param footer stands on each page beside its number */
export function sheetOf(document: Document, footer: string): Sheet {
  let page = 0
  let left = 0
  let width = 0

  function addPage(): void {
    document.addPage()
    page += 1
    left = document.page.margins.left
    width = document.page.width - left - document.page.margins.right
    const { bottom } = document.page.margins
    // Text in the margin would otherwise begin a page of its own.
    document.page.margins.bottom = 0
    document.font('body').fontSize(8).fillColor('#555')
    const y = document.page.height - bottom + 8
    document.text(footer, left, y, { width: width - 40, height: 12, ellipsis: true })
    document.text(String(page), left + width - 40, y, { width: 40, align: 'right', lineBreak: false })
    document.page.margins.bottom = bottom
    document.fillColor('#000')
    document.x = left
    document.y = document.page.margins.top
  }

  function room(height: number): boolean {
    if (document.y + height <= document.page.height - document.page.margins.bottom) return false
    addPage()
    return true
  }

  function text(words: string, { size, bold = false, before = 0, after = 0 }: TextStyle): void {
    document.font(bold ? 'bold' : 'body').fontSize(size)
    room(before + document.heightOfString(words, { width }))
    document.text(words, left, document.y + before, { width })
    document.y += after
  }

  return {
    document,
    get left() {
      return left
    },
    get width() {
      return width
    },
    addPage,
    room,
    text,
    pair(label, value) {
      const split = Math.min(170, width / 3)
      document.font('body').fontSize(10)
      const height = Math.max(
        document.heightOfString(label, { width: split - 8 }),
        document.heightOfString(value, { width: width - split }),
      )
      room(height)
      const { y } = document
      document.fillColor('#555').text(label, left, y, { width: split - 8 })
      document.fillColor('#000').text(value, left + split, y, { width: width - split })
      document.y = y + height + 2
    },
    signature(words, date) {
      const split = width * 0.65
      document.font('body').fontSize(8)
      room(44 + document.heightOfString(words, { width: split - 16 }))
      const y = document.y + 34
      document.moveTo(left, y).lineTo(left + split - 16, y)
      document.moveTo(left + split, y).lineTo(left + width, y)
      document.lineWidth(0.7).stroke('#000')
      document.text(words, left, y + 3, { width: split - 16 })
      const below = document.y
      document.text(date, left + split, y + 3, { width: width - split })
      document.y = Math.max(below, document.y) + 6
    },
  }
}
