/** Nine numbers, the last of them 1, that take a place on a flat tag to its place in the image. */
export type Homography = Float64Array;

/**
 * The one that takes the corners of a square of `size`, clockwise from its top left, to four corners in the image
 * (closed form of Heckbert 1989, section 2.2.3). False if three corners are in one line.
 * @param corners x and y of each
 */
export function homographyOf(corners: Float64Array, size: number, into: Homography): boolean {
	const [x0, y0, x1, y1] = [corners[0]!, corners[1]!, corners[2]!, corners[3]!];
	const [x2, y2, x3, y3] = [corners[4]!, corners[5]!, corners[6]!, corners[7]!];
	const [acrossX, acrossY] = [x1 - x2, y1 - y2];
	const [downX, downY] = [x3 - x2, y3 - y2];
	const [twistX, twistY] = [x0 - x1 + x2 - x3, y0 - y1 + y2 - y3];
	const area = acrossX * downY - downX * acrossY;
	if (Math.abs(area) < 1e-6) return false;
	const g = (twistX * downY - downX * twistY) / area;
	const h = (acrossX * twistY - twistX * acrossY) / area;
	into[0] = (x1 - x0 + g * x1) / size;
	into[1] = (x3 - x0 + h * x3) / size;
	into[2] = x0;
	into[3] = (y1 - y0 + g * y1) / size;
	into[4] = (y3 - y0 + h * y3) / size;
	into[5] = y0;
	into[6] = g / size;
	into[7] = h / size;
	into[8] = 1;
	return true;
}

/** Where a place on the tag is in the image, along each axis. */
export const mappedX = (by: Homography, x: number, y: number) =>
	(by[0]! * x + by[1]! * y + by[2]!) / (by[6]! * x + by[7]! * y + 1);
export const mappedY = (by: Homography, x: number, y: number) =>
	(by[3]! * x + by[4]! * y + by[5]!) / (by[6]! * x + by[7]! * y + 1);
