/*
 * Black or white by the neighbourhood, after AprilTag 2 (Wang & Olson 2016, section III.A): each tile of 4 × 4 pixels
 * is cut at the middle between the darkest and the lightest pixel of the 3 × 3 tiles round it. Where these hardly
 * differ there is no edge, and the pixels are neither.
 */

/** Pixels along a tile. */
const tile = 4;
export const black = 0;
export const white = 1;
export const neither = 2;

/** Grey levels that must lie between black and white. Paper in a dim corner has twice that; noise has not. */
const leastContrast = 24;

export interface Tiles {
	lightest: Uint8Array;
	darkest: Uint8Array;
	/** of the row of tiles at work, with its neighbours above and below */
	high: Uint8Array;
	low: Uint8Array;
}

/** Room for the tiles of images up to this size. */
export function tilesFor(width: number, height: number): Tiles {
	const [columns, rows] = [Math.ceil(width / tile), Math.ceil(height / tile)];
	return {
		lightest: new Uint8Array(columns * rows),
		darkest: new Uint8Array(columns * rows),
		high: new Uint8Array(columns),
		low: new Uint8Array(columns)
	};
}

/**
 * Writes `black`, `white` or `neither` for each pixel.
 * @param small width × height pixels
 * @param shades takes as many
 */
export function threshold(
	small: Uint8Array,
	width: number,
	height: number,
	tiles: Tiles,
	shades: Uint8Array
) {
	const { lightest, darkest, high, low } = tiles;
	const [columns, rows] = [Math.ceil(width / tile), Math.ceil(height / tile)];
	measure(small, width, height, tiles, columns, rows);

	for (let row = 0; row < rows; row++) {
		const [above, below] = [Math.max(row - 1, 0), Math.min(row + 1, rows - 1)];
		for (let column = 0; column < columns; column++) {
			let [dark, light] = [255, 0];
			for (let at = above; at <= below; at++) {
				const place = at * columns + column;
				if (lightest[place]! > light) light = lightest[place]!;
				if (darkest[place]! < dark) dark = darkest[place]!;
			}
			high[column] = light;
			low[column] = dark;
		}
		for (let column = 0; column < columns; column++) {
			const [before, after] = [Math.max(column - 1, 0), Math.min(column + 1, columns - 1)];
			const light = Math.max(high[before]!, high[column]!, high[after]!);
			const dark = Math.min(low[before]!, low[column]!, low[after]!);
			const isFlat = light - dark < leastContrast;
			const cut = (light + dark) >> 1;
			const right = Math.min((column + 1) * tile, width);
			const bottom = Math.min((row + 1) * tile, height);
			for (let y = row * tile; y < bottom; y++) {
				for (let at = y * width + column * tile, end = y * width + right; at < end; at++) {
					shades[at] = isFlat ? neither : small[at]! > cut ? white : black;
				}
			}
		}
	}
}

/** The lightest and the darkest pixel of each tile. */
function measure(
	small: Uint8Array,
	width: number,
	height: number,
	{ lightest, darkest }: Tiles,
	columns: number,
	rows: number
) {
	for (let row = 0; row < rows; row++) {
		const bottom = Math.min((row + 1) * tile, height);
		for (let column = 0; column < columns; column++) {
			const right = Math.min((column + 1) * tile, width);
			let [dark, light] = [255, 0];
			for (let y = row * tile; y < bottom; y++) {
				for (let at = y * width + column * tile, end = y * width + right; at < end; at++) {
					const grey = small[at]!;
					if (grey > light) light = grey;
					if (grey < dark) dark = grey;
				}
			}
			lightest[row * columns + column] = light;
			darkest[row * columns + column] = dark;
		}
	}
}
