/** Device pixels of a pixel of the picture. */
const SCALE = 2;

/**
 * Draw an SVG at twice its size.
 *
 * @returns bytes of a PNG.
 * @throws Error where the browser cannot draw it.
 */
export async function rasterise(svg: string, width: number, height: number): Promise<Uint8Array> {
  const image = new Image(width, height);
  // An address of the page's own would do, but one of data is drawn without a request.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('the browser gives no canvas to draw on');
  context.scale(SCALE, SCALE);
  context.drawImage(image, 0, 0, width, height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('the browser could not draw the picture');
  return new Uint8Array(await blob.arrayBuffer());
}
