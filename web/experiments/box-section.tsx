import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { TableFrame } from '../charts/table-frame.tsx';
import { tableLabel } from '../compare/compare-words.ts';
import { usePage } from '../context.ts';
import { useFaultWords } from '../faults/use-fault-words.ts';
import { bySemicolon } from '../language/lists.ts';
import { percentWords } from '../why/value-words.ts';
import { ExperimentPart, type PartProps } from './experiment-part.tsx';
import { answerValue, plannedLeverName, plannedLeverValue, scenarioName } from './experiment-words.ts';

type Box = Exclude<PartProps['answer']['discovery'], string | undefined>['box'];

/** In which ranges of the levers the samples beyond the limit lie: the box of PRIM, in a sentence and as a table. */
export function BoxSection({ experiment, answer }: PartProps) {
  const { plan } = experiment;
  const { discovery } = answer;
  const title = i18n._({ id: 'box.title', message: 'What would have to be true' });
  const hasBox = typeof discovery === 'object' && discovery.box.conditions.length > 0;
  const table = hasBox ? <BoxTable plan={plan} box={discovery.box} caption={title} /> : undefined;
  return (
    <ExperimentPart title={title} file={table}>
      <p className="section-sentence" role="status">
        <BoxSentence experiment={experiment} answer={answer} />
      </p>
      {table}
    </ExperimentPart>
  );
}

function BoxSentence({ experiment: { plan }, answer }: PartProps) {
  const { format } = usePage();
  const { discovery, asked } = answer;
  const say = useFaultWords(typeof discovery === 'string');
  const { beyond, question, scenario } = asked;
  if (!beyond || discovery === undefined)
    return (
      <Trans
        id="box.noLimit"
        message="Set a limit above: the samples beyond it are told apart from the others by their levers."
      />
    );
  if (typeof discovery === 'string')
    return i18n._({
      id: 'box.nothing',
      message: 'There is nothing to tell apart: {reason}.',
      values: { reason: say(discovery) },
    });
  const { box, rows, cases } = discovery;
  const values = {
    cases: format.whole(cases),
    rows: format.whole(rows),
    scenario: scenarioName(plan.scenarios[scenario] as (typeof plan.scenarios)[number]),
    limit: answerValue(format, question.output, beyond.limit),
    coverage: percentWords(format, box.coverage),
    density: percentWords(format, box.density),
    conditions: new Intl.ListFormat(i18n.locale).format(
      box.conditions.map((condition) =>
        i18n._({
          id: 'box.condition',
          message: '“{lever}” is {range}',
          values: {
            lever: plannedLeverName(plan.levers[condition.column]?.id ?? ''),
            range: limitsWords(plan, condition, format),
          },
        }),
      ),
    ),
  };
  if (box.conditions.length === 0)
    return beyond.side === 'above'
      ? i18n._({
          id: 'box.noneAbove',
          message: '{cases} of {rows} samples of {scenario} are above {limit}; no lever tells them from the others.',
          values,
        })
      : i18n._({
          id: 'box.noneBelow',
          message: '{cases} of {rows} samples of {scenario} are below {limit}; no lever tells them from the others.',
          values,
        });
  return beyond.side === 'above'
    ? i18n._({
        id: 'box.foundAbove',
        message:
          '{cases} of {rows} samples of {scenario} are above {limit}. {coverage} of them lie where {conditions}; {density} of the samples there are above.',
        values,
      })
    : i18n._({
        id: 'box.foundBelow',
        message:
          '{cases} of {rows} samples of {scenario} are below {limit}. {coverage} of them lie where {conditions}; {density} of the samples there are below.',
        values,
      });
}

/** "above 0.52", "from 0.1 to 0.4 °C". */
function limitsWords(
  { levers }: PartProps['experiment']['plan'],
  { column, lower, upper }: Box['conditions'][number],
  format: ReturnType<typeof usePage>['format'],
): string {
  const id = levers[column]?.id ?? '';
  const value = (at: number, hasUnit = true) => plannedLeverValue(format, id, at, hasUnit);
  if (lower && upper)
    return i18n._({
      id: 'box.between',
      message: 'from {low} to {high}',
      values: { low: value(lower.value, false), high: value(upper.value) },
    });
  return lower
    ? i18n._({ id: 'box.least', message: 'at least {low}', values: { low: value(lower.value) } })
    : i18n._({ id: 'box.most', message: 'at most {high}', values: { high: value(upper?.value ?? 0) } });
}

/** A number that may be far below one. */
function smallNumber(value: number): string {
  return i18n.number(value, { maximumSignificantDigits: 2, ...(value < 1e-3 ? { notation: 'scientific' } : {}) });
}

interface BoxTableProps {
  readonly plan: PartProps['experiment']['plan'];
  readonly box: Box;
  readonly caption: string;
}

function BoxTable({ plan, box, caption }: BoxTableProps) {
  const { format } = usePage();
  return (
    <TableFrame label={tableLabel(caption)}>
      <table className="numbers">
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'sensitivity.lever', message: 'Lever' })}</th>
            <th scope="col">{i18n._({ id: 'box.from', message: 'From' })}</th>
            <th scope="col">{i18n._({ id: 'box.to', message: 'To' })}</th>
            <th scope="col">{i18n._({ id: 'box.p', message: 'Quasi-p of the limits' })}</th>
          </tr>
        </thead>
        <tbody>
          {box.conditions.map(({ column, lower, upper }) => {
            const { id = '', low = 0, high = 0 } = plan.levers[column] ?? {};
            return (
              <tr key={id}>
                <th scope="row">{plannedLeverName(id)}</th>
                <td>{plannedLeverValue(format, id, lower?.value ?? low)}</td>
                <td>{plannedLeverValue(format, id, upper?.value ?? high)}</td>
                <td>{bySemicolon([lower, upper].flatMap((limit) => (limit ? [smallNumber(limit.quasiP)] : [])))}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}
