import { format } from 'node:util'
import { afterAll, afterEach, expect } from 'vitest'

const said: string[] = []

// React says through the console what is wrong with what it renders; the product itself logs with pino.
console.error = (...words: unknown[]) => {
  said.push(format(...words))
}

const expectSilence = () => expect(said.splice(0), 'console.error was called').toEqual([])

afterEach(expectSilence)
afterAll(expectSilence)
