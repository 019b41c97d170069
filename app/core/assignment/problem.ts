/** One essay that wants reviews. */
export type AssignableEssay = {
  readonly id: string
  readonly language: string
  /** KATO code of the author's district or of any other level; any other text is compared as it stands */
  readonly region?: string | undefined
  readonly school?: string | undefined
  /**
   * An anchor essay: `all` who may read it, or so many, beyond the usual number. Ordinary places are filled first, and
   * only a shortage below the usual number is reported.
   */
  readonly anchor?: 'all' | number | undefined
}

/** One juror and what he or she may read. */
export type AssignableJuror = {
  readonly id: string
  readonly languages: readonly string[]
  /** wanted number of essays: reached before others get more than theirs, where possible */
  readonly min?: number | undefined
  readonly max: number
  readonly conflicts: {
    /** KATO codes of any level: everything inside is in conflict; any other text must be equal */
    readonly regions: readonly string[]
    /** equal to `school` of an essay */
    readonly schools: readonly string[]
    /** ids of essays, for example recused ones */
    readonly essays: readonly string[]
  }
}

export type Assignment = { readonly essay: string; readonly juror: string }

export type AssignmentProblem = {
  /** decides every tie, so that nobody can foresee who reads what */
  readonly seed: string | number
  readonly reviewsPerEssay: number
  readonly essays: readonly AssignableEssay[]
  readonly jurors: readonly AssignableJuror[]
  /** kept whatever happens, even beyond a maximum or against a conflict declared later */
  readonly existing: readonly Assignment[]
}

/**
 * Why an essay has too few jurors:
 * - `language`: fewer jurors read its language than it needs, whatever else;
 * - `conflicts`: enough read it, but too few of them have no conflict with it;
 * - `capacity`: enough may read it, but all of them are full, and so is everybody who could take essays off them.
 */
export type ShortageReason =
  | { readonly kind: 'language'; readonly language: string; readonly readers: number }
  | { readonly kind: 'conflicts'; readonly language: string; readonly readers: number; readonly eligible: number }
  | { readonly kind: 'capacity'; readonly language: string; readonly eligible: number; readonly full: number }

export type Shortage = {
  readonly essay: string
  readonly missing: number
  readonly reason: ShortageReason
  /** which of the bottlenecks it is a part of */
  readonly bottleneck: number
}

/**
 * A minimum cut: some essays, and all that hold back their places. However one assigns, no more than `filled` of their
 * `places` have a juror.
 */
export type Bottleneck = {
  readonly kind: ShortageReason['kind']
  /** languages of the essays, sorted */
  readonly languages: readonly string[]
  readonly essays: number
  readonly places: number
  readonly filled: number
  readonly missing: number
  /** jurors who could read some of them and are full */
  readonly fullJurors: number
  /** essays that these jurors may take in all */
  readonly capacity: number
  /** what would end it: this many more jurors without a conflict, with room for so many essays among them */
  readonly mend: readonly { readonly language: string; readonly jurors: number; readonly places: number }[]
}

export type AssignmentResult = {
  /** existing ones first, as given; then the new ones by essay and juror in the order of the problem */
  readonly assignments: readonly Assignment[]
  /** essays per juror, existing ones included */
  readonly loads: Readonly<Record<string, number>>
  readonly unassigned: readonly Shortage[]
  readonly bottlenecks: readonly Bottleneck[]
  /** jurors who have fewer essays than they were to have, however one assigns */
  readonly belowMinimum: readonly { readonly juror: string; readonly load: number; readonly min: number }[]
  /** whether all jurors with an essay hang together through shared essays; calibration needs it */
  readonly connected: boolean
  /** see `algebraicConnectivity` */
  readonly algebraicConnectivity: number
  /** the jurors with at least one essay, by component, the largest first */
  readonly components: readonly (readonly string[])[]
  /** per language of essays: in how many parts its own readers fall through essays of that language alone */
  readonly languageComponents: Readonly<Record<string, number>>
  /** the most essays, anchors aside, that any two jurors share */
  readonly pairMax: number
}
