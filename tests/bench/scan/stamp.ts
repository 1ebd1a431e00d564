/* Drawing on a picture of floating-point greys: flat shapes in space, seen by a camera. */

export interface Picture {
	width: number;
	height: number;
	/** 0 black to 255 white, row by row */
	grey: Float32Array;
}

/** Takes u, v on a shape (-0.5 to 0.5 along each side) to the picture: nine numbers, row by row. */
export type Pose = number[];

export interface Placing {
	/** pixels: where the middle is, and how long the sides are before they lean */
	x: number;
	y: number;
	wide: number;
	high: number;
	/** radians clockwise on the screen, how far it leans back, and round which axis */
	spin?: number;
	tilt?: number;
	axis?: number;
}

/** Size of a shape over its distance from the camera: how strong the perspective is. */
const nearness = 0.2;

export function poseOf({ x, y, wide, high, spin = 0, tilt = 0, axis = 0 }: Placing): Pose {
	const longer = Math.max(wide, high);
	const columns = [
		[(wide / longer) * Math.cos(spin), (wide / longer) * Math.sin(spin)],
		[(-high / longer) * Math.sin(spin), (high / longer) * Math.cos(spin)]
	].map(([a = 0, b = 0]) => {
		// along the axis nothing changes, across it the shape gets shorter and deeper
		const along = a * Math.cos(axis) + b * Math.sin(axis);
		const across = -a * Math.sin(axis) + b * Math.cos(axis);
		const short = across * Math.cos(tilt);
		return [
			along * Math.cos(axis) - short * Math.sin(axis),
			along * Math.sin(axis) + short * Math.cos(axis),
			across * Math.sin(tilt)
		];
	});
	const [[ux = 0, uy = 0, uz = 0] = [], [vx = 0, vy = 0, vz = 0] = []] = columns;
	const depth = [nearness * uz, nearness * vz];
	return [
		...[longer * ux + x * depth[0]!, longer * vx + x * depth[1]!, x],
		...[longer * uy + y * depth[0]!, longer * vy + y * depth[1]!, y],
		...[depth[0]!, depth[1]!, 1]
	];
}

function inverse([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0]: Pose): Pose {
	const rows = [
		...[e * i - f * h, c * h - b * i, b * f - c * e],
		...[f * g - d * i, a * i - c * g, c * d - a * f],
		...[d * h - e * g, b * g - a * h, a * e - b * d]
	];
	const whole = a * rows[0]! + b * rows[3]! + c * rows[6]!;
	return rows.map((one) => one / whole);
}

/** Where (u, v) of a shape is in the picture. */
export function placeOf(pose: Pose, u: number, v: number) {
	const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = pose;
	const depth = g * u + h * v + i;
	return { x: (a * u + b * v + c) / depth, y: (d * u + e * v + f) / depth };
}

/**
 * Draws a shape. Each pixel is the mean of `fine` × `fine` places in it, each at another moment of the movement.
 * @param shade the grey at (u, v), -1 where the shape is not
 * @param motion pixels it moves while the picture is taken
 */
export function stamp(
	{ width, height, grey }: Picture,
	pose: Pose,
	shade: (u: number, v: number) => number,
	fine = 2,
	motion = { x: 0, y: 0 }
) {
	const corners = [-0.5, 0.5].flatMap((u) => [-0.5, 0.5].map((v) => placeOf(pose, u, v)));
	const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
	const [moreX, moreY] = [Math.abs(motion.x) / 2, Math.abs(motion.y) / 2];
	const left = Math.max(0, Math.floor(Math.min(...xs) - moreX));
	const right = Math.min(width, Math.ceil(Math.max(...xs) + moreX));
	const top = Math.max(0, Math.floor(Math.min(...ys) - moreY));
	const bottom = Math.min(height, Math.ceil(Math.max(...ys) + moreY));
	const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = inverse(pose);
	const looks = fine * fine;
	for (let y = top; y < bottom; y++) {
		for (let x = left; x < right; x++) {
			let sum = 0;
			let hits = 0;
			for (let look = 0; look < looks; look++) {
				// another order of moments than of places: 7 shares no factor with 4, 9, 16
				const moment = (((look * 7) % looks) + 0.5) / looks - 0.5;
				const atX = x + ((look % fine) + 0.5) / fine - motion.x * moment;
				const atY = y + (Math.floor(look / fine) + 0.5) / fine - motion.y * moment;
				const depth = g * atX + h * atY + i;
				const u = (a * atX + b * atY + c) / depth;
				const v = (d * atX + e * atY + f) / depth;
				if (u < -0.5 || u >= 0.5 || v < -0.5 || v >= 0.5) continue;
				const value = shade(u, v);
				if (value < 0) continue;
				sum += value;
				hits++;
			}
			const at = y * width + x;
			if (hits) grey[at] = (grey[at]! * (looks - hits) + sum) / looks;
		}
	}
}
