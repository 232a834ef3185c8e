/**
 * Find the departures whose difference from arrivals is a given net, by the least change of both, each measured against its
 * size: minimise (d departures)^2 / departures + (d arrivals)^2 / arrivals. It is linear in the net, so that noise around a
 * mean leaves the means of both flows where they are.
 *
 * @param departures, arrivals people before, >= 0.
 * @param net people, arrivals less departures afterwards.
 * @returns departures afterwards, people; arrivals are these plus `net`. Both are >= 0.
 */
export function departuresMeeting(departures: number, arrivals: number, net: number): number {
  const all = departures + arrivals;
  const change = net - (arrivals - departures);
  // Where the net asks for more than all moves there are, one side is empty.
  if (Math.abs(change) >= all) return Math.max(0, -net);
  return departures * (1 - change / all);
}
