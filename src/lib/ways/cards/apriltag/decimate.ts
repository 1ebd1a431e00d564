/**
 * Halves an image: each pixel of `small` is the mean of four of `grey`, which also halves the noise.
 * @param grey rows of `stride` pixels; the piece begins at (left, top), both even
 * @param small takes width × height pixels, the size of the halved piece
 */
export function halve(
	grey: Uint8Array,
	stride: number,
	left: number,
	top: number,
	small: Uint8Array,
	width: number,
	height: number
) {
	let to = 0;
	for (let y = 0; y < height; y++) {
		let from = (top + 2 * y) * stride + left;
		for (let x = 0; x < width; x++, from += 2, to++) {
			small[to] =
				(grey[from]! + grey[from + 1]! + grey[from + stride]! + grey[from + stride + 1]! + 2) >> 2;
		}
	}
}
