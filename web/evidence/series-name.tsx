/** The identifier of a series of the data: the same in every language, and read from left to right. */
export function SeriesName({ name }: { readonly name: string }) {
  return (
    <code className="series-name" dir="ltr">
      {name}
    </code>
  );
}
