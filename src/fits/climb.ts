/**
 * Climb a smooth hill of two variables by steps along the axes and diagonals, halved when none goes up. Both variables end
 * within 1e-5 of the top; minus infinity outside an allowed range keeps the climb inside it.
 */
export function climb(
  height: (x: number, y: number) => number,
  startX: number,
  startY: number,
): readonly [number, number] {
  let x = startX;
  let y = startY;
  let best = height(x, y);
  for (let step = 0.5; step > 1e-5; ) {
    let moved = false;
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
      [1, 1],
      [-1, -1],
    ] as const) {
      const found = height(x + dx * step, y + dy * step);
      if (found <= best) continue;
      best = found;
      x += dx * step;
      y += dy * step;
      moved = true;
    }
    if (!moved) step /= 2;
  }
  return [x, y];
}
