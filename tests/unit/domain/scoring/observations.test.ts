import { describe, expect, it } from 'vitest'
import { observationsOf } from '#app/domain/scoring/observations.ts'

const usual = {
  reviews: 30,
  severity: { value: 3, se: 2 },
  fit: 1.1,
  infit: 1,
  halo: 1,
  discrimination: { value: 0.9, se: 0.2 },
  drift: { value: 2, se: 3 },
  orderEffect: { value: 0.1, se: 0.18 },
}

describe('observationsOf', () => {
  it('says nothing of what chance explains or nobody would notice', () => {
    expect(observationsOf(usual)).toEqual(['usual'])
    expect(observationsOf({ ...usual, severity: { value: 14, se: 6 } })).toEqual(['usual'])
    expect(observationsOf({ ...usual, severity: { value: 3, se: 0.1 } })).toEqual(['usual'])
    expect(observationsOf({ ...usual, drift: null, orderEffect: null, discrimination: null })).toEqual(['usual'])
  })

  it('says nothing of a few reviews, however strange', () => {
    expect(observationsOf({ ...usual, reviews: 4, severity: { value: 40, se: 1 }, fit: 9 })).toEqual(['few'])
  })

  it('names what is sure and large', () => {
    expect(observationsOf({ ...usual, severity: { value: 12, se: 2 } })).toEqual(['stricter'])
    expect(observationsOf({ ...usual, severity: { value: -12, se: 2 } })).toEqual(['milder'])
    expect(observationsOf({ ...usual, discrimination: { value: -0.1, se: 0.2 } })).toEqual(['erratic'])
    expect(observationsOf({ ...usual, fit: 2.4 })).toEqual(['erratic'])
    expect(observationsOf({ ...usual, halo: 2.3 })).toEqual(['alike'])
    expect(observationsOf({ ...usual, drift: { value: -15, se: 4 } })).toEqual(['grew-stricter'])
    expect(observationsOf({ ...usual, orderEffect: { value: 0.6, se: 0.18 } })).toEqual(['carried'])
  })
})
