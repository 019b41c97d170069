import type { TrainingCriterion } from '#app/domain/training/read-rubric.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Details } from '#app/ui/details.tsx'

/** The levels of each criterion in words, and what they look like in an essay. */
export function RubricGuide({ criteria }: { criteria: TrainingCriterion[] }) {
  const { t } = useTranslate()
  return (
    <>
      {criteria.map(({ number, name, levels }) => (
        <Details key={number} summary={t('jury:essay.criterion', { number, name })} open={number === 1}>
          <dl className="rubric-guide">
            {levels.map(({ score, text, examples }) => (
              <div key={score}>
                <dt className="numeric">{score}</dt>
                <dd>
                  {text}
                  {examples.map(({ language, body }) => (
                    <blockquote key={language} lang={language}>
                      {body}
                    </blockquote>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </Details>
      ))}
    </>
  )
}
