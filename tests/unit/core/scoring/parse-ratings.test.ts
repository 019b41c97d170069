import { describe, expect, it } from 'vitest'
import { parseRatings, type RatingProblemKind } from '#app/core/scoring/parse-ratings.ts'

function read(text: string) {
  const parsed = parseRatings(text)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const { essays, jurors, criteria, essay, juror, scores } = parsed.ratings
  return { essays, jurors, criteria, essay: [...essay], juror: [...juror], scores: [...scores] }
}

describe('parseRatings', () => {
  const plain = read('essay,juror,c1,c2\nb,2,1,\na,10,4,0\nb,10,3,3\n')

  it('sorts essays and jurors by their ids and keeps missing scores', () => {
    expect(plain).toEqual({
      essays: ['a', 'b'],
      jurors: ['2', '10'],
      criteria: ['c1', 'c2'],
      essay: [0, 1, 1],
      juror: [1, 0, 1],
      scores: [4, 0, 1, Number.NaN, 3, 3],
    })
  })

  it.each([
    ['another order of rows', 'essay,juror,c1,c2\nb,10,3,3\na,10,4,0\nb,2,1,\n'],
    ['a byte order mark and carriage returns', '\uFEFFessay,juror,c1,c2\r\nb,2,1,\r\na,10,4,0\r\nb,10,3,3\r\n'],
    ['semicolons', 'essay;juror;c1;c2\nb;2;1;\na;10;4;0\nb;10;3;3'],
    ['tabs', 'essay\tjuror\tc1\tc2\nb\t2\t1\t\na\t10\t4\t0\nb\t10\t3\t3'],
    ['another order of columns', 'c1,juror,c2,essay\n1,2,,b\n4,10,0,a\n3,10,3,b\n'],
    ['quotation marks', '"essay","juror","c1","c2"\n"b","2","1",""\n"a","10",4,0\n"b",10,3,"3"\n'],
    ['empty lines and spaces', 'Essay, Juror ,c1,c2\n\n b ,2, 1 ,\n\na,10,4,0\nb,10,3,3\n\n'],
    ['a row without any score', 'essay,juror,c1,c2\nb,2,1,\na,10,4,0\nz,7,,\nb,10,3,3\n'],
  ])('reads %s alike', (_, text) => {
    expect(read(text)).toEqual(plain)
  })

  it('keeps separators, marks and line ends inside of quoted ids', () => {
    expect(read('essay,juror,c1\n"a, ""b""\nc",1,2\nd,1,3\n').essays).toEqual(['a, "b"\nc', 'd'])
  })

  it.each<[RatingProblemKind, number, number, string]>([
    ['empty-file', 1, 1, ''],
    ['empty-file', 2, 1, 'essay,juror,c1\n'],
    ['no-essay-column', 1, 1, 'text,juror,c1\n1,1,1'],
    ['no-juror-column', 1, 1, 'essay,who,c1\n1,1,1'],
    ['no-criterion-column', 1, 2, 'essay,juror\n1,1'],
    ['heading-empty', 1, 4, 'essay,juror,c1,\n1,1,1,1'],
    ['heading-twice', 1, 4, 'essay,juror,c1,C1\n1,1,1,1'],
    ['cells', 3, 2, 'essay,juror,c1\n1,1,1\n2,1\n'],
    ['cells', 3, 4, 'essay,juror,c1\n1,1,1\n2,1,1,1\n'],
    ['id-missing', 2, 2, 'essay,juror,c1\n1, ,1\n'],
    ['not-whole', 4, 4, 'essay,juror,c1,c2\n"1\n",1,1,2\n2,1,1,2.5\n'],
    ['not-whole', 2, 3, 'essay,juror,c1\n1,1,NA\n'],
    ['not-whole', 2, 3, 'essay,juror,c1\n1,1,1e3\n'],
    ['pair-twice', 3, 2, 'essay,juror,c1\n1,1,1\n1,1,1\n'],
    ['quote-open', 2, 1, 'essay,juror,c1\n"1,1,1\n'],
    ['no-scores', 2, 1, 'essay,juror,c1\n1,1,\n'],
  ])('names %s at line %i, column %i', (kind, line, column, text) => {
    const parsed = parseRatings(text)
    expect(parsed.ok ? [] : parsed.problems).toMatchObject([{ kind, line, column }])
  })

  it('names the first twenty problems of a file', () => {
    const parsed = parseRatings(`essay,juror,c1\n${Array.from({ length: 50 }, (_, i) => `${i},1,x`).join('\n')}`)
    expect(parsed.ok ? [] : parsed.problems.map(({ line }) => line)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 2),
    )
  })
})
