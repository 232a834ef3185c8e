import { type NumberWriter, numberWriter } from './number-writer.ts';

/**
 * Units of quantities in views; `ratio` is a share shown as per cent, `perThousand` a share shown per 1,000, `int$2021`
 * are international dollars of 2021.
 */
export type DisplayUnit =
  | 'persons'
  | 'share'
  | 'years'
  | 'degC'
  | 'ratio'
  | 'perThousand'
  | 'int$2021'
  | 'usd2023'
  | 'places'
  | 'index';

/** Writes numbers of one language, rounded to what the model can carry. */
export interface NumberFormat {
  /** "262 million", "21.6 years", "19.8%", "1.61°C", "$4,120". */
  value(value: number, unit: DisplayUnit): string;
  /** The same without its unit, where that stands beside it: "21.6", "19.8", "1.61", "4,120"; people keep "million". */
  bare(value: number, unit: DisplayUnit): string;
  /** "256–268 million"; one value where both ends read the same. */
  range(low: number, high: number, unit: DisplayUnit): string;
  /** "262m", "$4.12k": the narrow form of tables and legends. */
  short(value: number, unit: DisplayUnit): string;
  /** The same in the narrow form of tables: "256m–268m". */
  shortRange(low: number, high: number, unit: DisplayUnit): string;
  /** "+1.2 million", "−0.3 years"; zero carries no sign. */
  signed(value: number, unit: DisplayUnit): string;
  /** A difference of shares in percentage points: "+1.2". */
  points(difference: number): string;
  /** A lever's value with its decimals, signed where the lever may be negative. */
  lever(value: number, decimals: number, isSigned: boolean): string;
  /** A plain figure of three digits, a share as per cent, a difference of shares in points: "0.536", "7.28%", "1.15". */
  figure(value: number, kind: 'number' | 'share' | 'points'): string;
  /** Two figures of one kind: "7–14%". */
  figureRange(low: number, high: number, kind: 'number' | 'share'): string;
  /** The same with a sign: "−0.173". */
  signedFigure(value: number): string;
  /** A whole number with separators: "1,000". */
  whole(value: number): string;
  /** A need: rounded up to three digits, "8,250", since the model carries no more and too few of a thing is a shortfall. */
  need(value: number): string;
  /** How an axis up to `largest` is written: the word of its scale (empty for plain numbers) and its ticks. */
  axis(largest: number, unit: DisplayUnit): AxisFormat;
}

interface AxisFormat {
  /** "million", "thousand" or an empty text, as it stands before a noun in the plural. */
  readonly scale: string;
  tick(value: number): string;
}

/** Three digits are the most that an ensemble of a thousand runs supports. */
const DIGITS = 3;
/** From here on a need is written with a word: "34 billion" kilocalories. */
const MOST_IN_DIGITS = 1e9;
/** International dollars have no code of their own; they are written with the sign alone. */
const DOLLARS = { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' } as const;

/** Scales of an axis, before a noun in the plural, where CLDR's word stands after a number only. */
const SCALE_WORDS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  fr: { 1e3: 'milliers' },
  es: { 1e3: 'miles', 1e9: 'miles de millones' },
};

/**
 * Make the number format of a language.
 *
 * @param locale `en-GB`, `fr`, `es`, `ar-u-nu-latn` or `ar-u-nu-arab`; a region is never taken from the device.
 */
export function createNumberFormat(locale: string): NumberFormat {
  const language = locale.slice(0, 2);
  const writers = new Map<string, NumberWriter>();
  // To make one takes as long as to write with it a hundred times.
  const make = (options: Intl.NumberFormatOptions): NumberWriter => {
    const key = JSON.stringify(options);
    const writer = writers.get(key) ?? numberWriter(locale, options);
    writers.set(key, writer);
    return writer;
  };
  const units = (sign: Intl.NumberFormatOptions): Record<DisplayUnit, NumberWriter> => ({
    persons: people(make, language, sign),
    share: make({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1, ...sign }),
    ratio: make({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1, ...sign }),
    years: make({
      style: 'unit',
      unit: 'year',
      unitDisplay: 'long',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
      ...sign,
    }),
    degC: make({
      style: 'unit',
      unit: 'celsius',
      // Arabic writes units as words.
      unitDisplay: language === 'ar' ? 'long' : 'short',
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
      ...sign,
    }),
    perThousand: make({ maximumSignificantDigits: 2, ...sign }),
    int$2021: make({ ...DOLLARS, maximumSignificantDigits: DIGITS, ...sign }),
    // Sums of money run to billions: the word of the scale is needed, and the sign of the currency.
    usd2023: make({
      ...DOLLARS,
      notation: 'compact',
      compactDisplay: 'long',
      maximumSignificantDigits: DIGITS,
      ...sign,
    }),
    places: make({ maximumFractionDigits: 0, ...sign }),
    index: make({ maximumFractionDigits: 0, ...sign }),
  });
  const plain = units({});
  const withSign = units({ signDisplay: 'exceptZero' });
  const compact = { notation: 'compact', compactDisplay: 'short', maximumSignificantDigits: DIGITS } as const;
  const dollars = make({ ...DOLLARS, ...compact });
  const narrow = { ...plain, persons: make(compact), int$2021: dollars, usd2023: dollars };
  const onePlace = make({ minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const oneDigit = make({ minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const bare: Record<DisplayUnit, NumberWriter> = {
    ...plain,
    share: oneDigit,
    ratio: oneDigit,
    years: oneDigit,
    degC: make({ minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    int$2021: make({ maximumSignificantDigits: DIGITS }),
  };
  const figures = {
    number: make({ maximumSignificantDigits: DIGITS }),
    share: make({ style: 'percent', maximumSignificantDigits: DIGITS }),
  };
  const signedFigure = make({ maximumSignificantDigits: DIGITS, signDisplay: 'exceptZero' });
  const wholeNumber = make({ maximumFractionDigits: 0 });
  const up = { maximumSignificantDigits: DIGITS, roundingMode: 'ceil' } as const;
  const roundedUp = make(up);
  const roundedUpLong = make({ ...up, notation: 'compact', compactDisplay: 'long' });
  const rangeOf = (number: NumberWriter, low: number, high: number, unit: DisplayUnit) =>
    number.formatRange(shown(low, unit), shown(high, unit));

  return {
    value: (value, unit) => plain[unit].format(shown(value, unit)),
    bare: (value, unit) => bare[unit].format(unit === 'share' || unit === 'ratio' ? value * 100 : shown(value, unit)),
    range: (low, high, unit) => rangeOf(plain[unit], low, high, unit),
    short: (value, unit) => narrow[unit].format(shown(value, unit)),
    // A shared "k" would leave a low end of "$2.79", so dollars stay whole.
    shortRange: (low, high, unit) =>
      rangeOf(unit === 'persons' || unit === 'usd2023' ? narrow[unit] : plain[unit], low, high, unit),
    signed: (value, unit) => withSign[unit].format(shown(value, unit)),
    points: (difference) => onePlace.format(difference * 100),
    lever(value, decimals, isSigned) {
      const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
      return make({ ...digits, useGrouping: false, signDisplay: isSigned ? 'exceptZero' : 'auto' }).format(value);
    },
    need: (value) => (value < MOST_IN_DIGITS ? roundedUp : roundedUpLong).format(value),
    figure: (value, kind) => (kind === 'points' ? figures.number.format(value * 100) : figures[kind].format(value)),
    figureRange: (low, high, kind) => figures[kind].formatRange(low, high),
    signedFigure: signedFigure.format,
    whole: wholeNumber.format,
    axis(largest, unit) {
      if (unit === 'share' || unit === 'ratio')
        return { scale: '', tick: make({ style: 'percent', maximumFractionDigits: 1 }).format };
      if (unit === 'perThousand') {
        const number = make({ maximumSignificantDigits: 2 });
        return { scale: '', tick: (value) => number.format(value * 1_000) };
      }
      if (unit === 'int$2021') return { scale: '', tick: make({ ...DOLLARS, maximumFractionDigits: 0 }).format };
      const number = make({ maximumSignificantDigits: DIGITS });
      if (unit !== 'persons' && unit !== 'usd2023') return { scale: '', tick: number.format };
      const power = largest >= 1e9 ? 1e9 : largest >= 1e6 ? 1e6 : largest >= 10_000 ? 1e3 : 1;
      return { scale: scaleWord(power), tick: (value) => number.format(value / power) };
    },
  };

  function scaleWord(power: number): string {
    if (power === 1) return '';
    // A hundred of them: the form that many take.
    return SCALE_WORDS[language]?.[power] ?? make({ notation: 'compact', compactDisplay: 'long' }).scale(power * 100);
  }
}

/** People in words of the scale. French has no word for thousands beside digits: "845 000", then "1,2 million". */
function people(
  make: (options: Intl.NumberFormatOptions) => NumberWriter,
  language: string,
  sign: Intl.NumberFormatOptions,
): NumberWriter {
  const long = make({ notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: DIGITS, ...sign });
  if (language !== 'fr') return long;
  const digits = make({ maximumSignificantDigits: DIGITS, ...sign });
  const of = (value: number) => (Math.abs(value) < 999_500 ? digits : long);
  return {
    ...long,
    format: (value) => of(value).format(value),
    formatRange(low, high) {
      if (of(low) === of(high)) return of(low).formatRange(low, high);
      return `${of(low).format(low)} – ${of(high).format(high)}`;
    },
  };
}

/** People come whole; a rate is stored for one person and shown for a thousand. */
function shown(value: number, unit: DisplayUnit): number {
  if (unit === 'persons') return Math.abs(value) < 1_000 ? Math.round(value) + 0 : value;
  return unit === 'perThousand' ? value * 1_000 : value;
}
