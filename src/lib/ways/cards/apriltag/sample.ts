/**
 * The grey at a place between pixels, of the four round it (bilinear); -1 outside the image.
 * @param x the middle of the first pixel is 0.5
 */
export function sample(grey: Uint8Array, width: number, height: number, x: number, y: number) {
	const [fromX, fromY] = [x - 0.5, y - 0.5];
	if (!(fromX >= 0 && fromY >= 0 && fromX < width - 1 && fromY < height - 1)) return -1;
	const column = fromX | 0;
	const row = fromY | 0;
	const right = fromX - column;
	const down = fromY - row;
	const at = row * width + column;
	const above = grey[at]! + (grey[at + 1]! - grey[at]!) * right;
	const below = grey[at + width]! + (grey[at + width + 1]! - grey[at + width]!) * right;
	return above + (below - above) * down;
}
