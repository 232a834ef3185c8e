import { i18n } from '@lingui/core';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import { jobsFinding } from '../../src/picture/reading.ts';
import type { Answer, Session } from '../../workers/page.ts';
import { filledInWords } from '../charts/filled-in.ts';
import { SeriesFigure } from '../charts/series-figure.tsx';
import { outputsOf, type Panel } from '../charts/series-state.ts';
import { placeNames, usePage } from '../context.ts';
import { Section } from './section.tsx';
import { sectionTitle } from './section-titles.ts';

/** Made on each call, in the language of the moment. */
function panels(): readonly Panel[] {
  const unit = (scale: string) =>
    i18n._({ id: 'unit.peopleOrJobs', message: '{scale} people or jobs', values: { scale } }).trim();
  return [
    {
      title: i18n._({ id: 'jobs.level', message: 'Workers and jobs, 31 December' }),
      outputs: [
        { id: 'labourForce', name: i18n._({ id: 'jobs.force', message: 'labour force' }) },
        { id: 'jobsWanted', name: i18n._({ id: 'jobs.wanted', message: 'jobs wanted' }) },
      ],
      unit,
    },
    {
      title: i18n._({ id: 'jobs.lack', message: 'Jobs gap and shortage, 31 December' }),
      outputs: [
        { id: 'jobsGap', name: i18n._({ id: 'jobs.gap', message: 'jobs gap' }) },
        { id: 'labourShortage', name: i18n._({ id: 'jobs.shortage', message: 'shortage' }) },
      ],
      unit,
    },
  ];
}

/** Labour force and jobs of the place, and what the difference means. */
export function JobsSection({ answer, world }: { readonly answer: Answer; readonly world: Session['world'] }) {
  const { format } = usePage();
  return (
    <Section
      id="jobs"
      answer={answer}
      height={300}
      native="lines"
      asked={(_shown, horizon) => ({ command: 'series', outputs: outputsOf(panels()), until: horizon })}
    >
      {(shown, isTable, horizon) => {
        const { name, nameIn } = placeNames(world, shown.question.place);
        return (
          <>
            <p className="section-sentence">{jobsSentence(shown, nameIn, horizon, format)}</p>
            <SeriesFigure
              answer={shown}
              panels={panels()}
              horizon={horizon}
              title={i18n._({
                id: 'section.of',
                message: '{section}, {place}',
                values: { section: sectionTitle('jobs'), place: name },
              })}
              isTable={isTable}
              note={filledInWords(shown, world, 'jobsGap')}
            />
          </>
        );
      }}
    </Section>
  );
}

/** What the jobs gap or the labour shortage of a year means for people. */
function jobsSentence({ scenario }: Answer, nameIn: string, year: number, format: NumberFormat): string {
  const { gap, shortage } = jobsFinding(scenario.fan, year);
  const words = ({ median, low, high, share }: NonNullable<typeof gap>) => ({
    nameIn,
    year,
    median: format.value(median, 'persons'),
    range: format.range(low, high, 'persons'),
    share: format.value(share, 'share'),
  });
  const sentences = [
    gap &&
      i18n._({
        id: 'jobs.gapSentence',
        message:
          'At the end of {year}, jobs have not grown along for {median} people {nameIn} on the median path ({range} in 8 of 10 runs), {share} of the labour force: they make their own work, look for it, stop looking or move.',
        values: words(gap),
      }),
    shortage &&
      i18n._({
        id: 'jobs.shortageSentence',
        message:
          'At the end of {year}, {median} jobs {nameIn} find nobody on the median path ({range} in 8 of 10 runs), as many as {share} of the labour force: employers do without, automate or look for workers elsewhere.',
        values: words(shortage),
      }),
  ].filter((sentence) => sentence !== undefined);
  if (sentences.length > 0) return sentences.join(' ');
  return i18n._({
    id: 'jobs.neither',
    message: 'At the end of {year}, on the median path, jobs and workers {nameIn} balance as they did in 2024.',
    values: { nameIn, year },
  });
}
