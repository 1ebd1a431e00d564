// Makes pictures from OpenMoji 17 (CC BY-SA 4.0): the seats that were added to the first 24, things, and people.
//
//   npm install openmoji@17.0.0 --prefix ../openmoji     (not a dependency of the kit: 67 MB)
//   node scripts/pictures.js ../openmoji/node_modules/openmoji
//
// Seats and things are cropped to a square round the thing, and their lines are scaled with the crop, so that the
// outline is as wide on the screen as that of the first 24 (2 units in a crop of 60). People stand on the ground line:
// all have the same crop, an outline of 1.6 units in the ink colour, and clothing of their own.
// Only the files named in the three tables below are written; the other pictures were made by hand.
// What is changed is said in static/pictures/README.md: keep its table up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {(art: string) => string} Change */
/** @typedef {[code: string, left: number, top: number, side: number, also?: Change]} Thing */
/** @typedef {[code: string, clothing: string, also?: Change]} Person */

// name: [OpenMoji code, left, top and side of the crop in OpenMoji's 72 × 72, what else is changed]
/** @type {Record<string, Thing>} */
const seats = {
	bell: ['1F514', 5.4, 5.6, 60],
	key: ['1F511', 10, 10.4, 52],
	rocket: ['1F680', 8, 8, 56],
	bicycle: ['1F6B2', 7.8, 10.1, 58],
	drum: ['1F941', 8, 7.2, 56],
	guitar: ['1F3B8', 10, 10.5, 52],
	snowflake: ['2744', 4, 4, 64, (art) => under(art, '#92d3f5', 6.5) + art],
	balloon: ['1F388', 10.9, 2.5, 64],
	house: ['1F3E0', 11, 10.5, 50],
	clock: ['23F0', 7, 6.5, 58],
	skate: ['1F6FC', 8.9, 9, 56],
	book: ['1F4D6', 2, 4.5, 68],
	rainbow: ['1F308', 5, 5, 62],
	tractor: ['1F69C', 7.5, 9.2, 58],
	bucket: ['1FAA3', 7, 5.5, 58],
	magnet: ['1F9F2', 7, 7.6, 56]
};

/** @type {Record<string, Thing>} */
const things = {
	sofa: ['1F6CB', 2.6, 16, 59, without(8, 12, 16, 17)],
	teddy: ['1F9F8', 4.5, 1.6, 63],
	hug: ['1FAC2', 14, 2, 36, twoPersons],
	hand: ['1F590-1F3FC', 0.5, 0.2, 71],
	feet: ['1F463', 4.1, 5.1, 62, paint('#3f3f3f', '#c19a65')],
	door: ['1F6AA', 5.5, 5.5, 61],
	ear: ['1F442-1F3FE', 7.8, 6.5, 57],
	heart: ['2764', 9.5, 9, 53],
	music: ['1F3B5', 8.4, 8.3, 52, (art) => rods('#b399c8', 5, 7)(paint('#3f3f3f', '#b399c8')(art))],
	gift: ['1F381', 7, 6.1, 58],
	'face-happy': ['1F603', 10, 10, 52, paint('#fcea2b', '#f4aa41')],
	'face-unsure': ['1FAE4', 10.3, 10.8, 52, paint('#fcea2b', '#cfc0f2')],
	'face-worried': ['1F61F', 10, 10, 52, paint('#fcea2b', '#d0cfce')],
	'face-calm': ['1F60C', 10, 10, 52, paint('#fcea2b', '#a9dcc3')],
	'face-tired': ['1F971', 7, 10, 58, paint('#fcea2b', '#a9d6f2')],
	'race-car': ['1F3CE', 1.5, 10.5, 69],
	speaker: ['1F50A', 6.7, 4.5, 63, homeSpeaker],
	cup: ['1F964', 0.5, -0.9, 71, rods('#ea5a47', 5)],
	bed: ['1F6CF', -1, -1, 74, rods('#a57939', 6, 7)],
	toothbrush: ['1FAA5', 13.4, 10.3, 45],
	moon: ['1F319', 3.9, 3.7, 64],
	book: ['1F4D6', 0.5, 3, 71],
	tree: ['1F333', 4, 4.5, 65, rods('#a57939', 2, 3)],
	sandwich: ['1F96A', 2.5, 3.5, 66, leanSandwich],
	flag: ['1F3C1', 7.8, 8.4, 56, rods('#a57939', 25)],
	'traffic-light': ['1F6A6', 8, 6, 56],
	trophy: ['1F3C6', 9, 8.7, 54],
	cartwheel: ['1F938-1F3FC', 2, 6.6, 57, gymnast],
	wrench: ['1F527', 8, 10.1, 57],
	clock: ['23F0', 8.5, 8, 55],
	gamepad: ['1F3AE', 1.5, 0, 69],
	coin: ['1FA99', 4.7, 4.9, 62, plainCoin],
	'battery-low': ['1FAAB', 2, 2.7, 68],
	car: ['1F697', 2.8, 9.1, 67],
	house: ['1F3E0', 12.5, 12, 47],
	banknote: ['1F4B6', 5, 5.5, 62, plainNote],
	card: ['1F4B3', 8, 9, 56],
	key: ['1F511', 11.5, 11.9, 49],
	lock: ['1F512', 9.3, 9.3, 53],
	robot: ['1F916', 8, 5.5, 56],
	microphone: ['1F3A4', 7.6, 8.9, 53],
	tea: ['1FAD6', 5.3, 5, 62],
	cake: ['1F370', 1.5, -1, 69]
};

// name: [OpenMoji code, colour of the clothing, what else is changed]
/** @type {Record<string, Person>} */
const people = {
	teo: ['1F466-1F3FB', '#b1cc33', (art) => glasses(art.replace('#a57939', '#e27022'))],
	ida: ['1F466-1F3FF', '#ea5a47', (art) => puffs(art.replace('#6a462f', '#8d5c3c'))]
};

/** The shapes of a drawing, in the order in which they are painted. @param {string} art */
function shapesOf(art) {
	return art.match(/<(?!g\b)[^>]+\/>/g) ?? [];
}

/** Leaves shapes out, by their place in the drawing. @param {...number} places @returns {Change} */
function without(...places) {
	return (art) =>
		shapesOf(art)
			.filter((_, place) => !places.includes(place))
			.join('');
}

/** Another colour for one colour. @param {string} from @param {string} to @returns {Change} */
function paint(from, to) {
	return (art) => art.replaceAll(from, to).replaceAll(from.toUpperCase(), to);
}

/** Line art has no colour of its own: the same lines, broad and in a colour, to go underneath. @param {string} art @param {string} colour @param {number} width */
function under(art, colour, width) {
	return art
		.replace(/stroke="#000(?:000)?"/g, `stroke="${colour}"`)
		.replace(/stroke-width="[^"]*"/g, `stroke-width="${width}"`);
}

/** Makes some of the lines into rods with a colour and an outline, so that they are seen on a dark ground too. @param {string} colour @param {...number} places @returns {Change} */
function rods(colour, ...places) {
	return (art) => {
		const lines = shapesOf(art).filter((_, place) => places.includes(place));
		return [
			...lines.map((line) => under(line, '#000', 6)),
			...lines.map((line) => under(line, colour, 2)),
			without(...places)(art)
		].join('');
	};
}

/** Fills that are open at one side get an outline of their own. @param {string} shape @param {string} colour */
function outlined(shape, colour) {
	const bare = shape.replace(/ stroke="[^"]*"/, '');
	return bare
		.replace(/fill="[^"]*"/, `fill="${colour}" stroke="#000" stroke-width="2"`)
		.replace('<path', '<path stroke-linejoin="round"');
}

/** Two persons, each with skin, hair and clothing (OpenMoji has one colour for both); the heads drawn here. @type {Change} */
function twoPersons(art) {
	const [, , left = '', right = '', , , ...lines] = shapesOf(art);
	/** @param {number} x @param {number} y @param {string} skin @param {string} hair */
	const head = (x, y, skin, hair) =>
		`<circle cx="${x}" cy="${y}" r="4.500" fill="${skin}"/>` +
		`<path fill="${hair}" d="M${x - 4.5} ${y}a4.500 4.500 0 0 1 9 0z"/>` +
		`<circle cx="${x}" cy="${y}" r="4.500" fill="none" stroke="#000" stroke-width="2"/>`;
	return [
		outlined(left, '#7cc9a8'),
		outlined(right, '#f4977a'),
		...lines,
		head(28.5, 10.2, '#a57939', '#3f3f3f'),
		head(36.5, 9, '#fadcbc', '#e27022')
	].join('');
}

/** A person in sports clothes with an outline all round. @type {Change} */
function gymnast(art) {
	const [head, body = '', ...lines] = shapesOf(art);
	return outlined(body, '#f4977a') + head + lines.join('');
}

/** The lettuce is one path of 11 kB; its outline, filled, does as well. @type {Change} */
function leanSandwich(art) {
	const shapes = shapesOf(art);
	const leaf = shapes.filter((shape) => /d="M(34\.5137|48\.5566|7\.7559|30\.6191)/.test(shape));
	const outline = leaf.map((shape) => / d="([^"]*)"/.exec(shape)?.[1] ?? '').join('');
	return (
		`<path fill="#b1cc33" d="${outline}"/><path fill="#b1cc33" d="M8.800 8.800H18.800L63.600 53.600V63.600H8.800z"/>` +
		without(0, 12)(art)
	);
}

/** A number on a coin is text; a ring is not. @type {Change} */
function plainCoin(art) {
	const [edge = ''] = shapesOf(art);
	const ring = edge
		.replace(/rx="[^"]*" ry="[^"]*"/, 'rx="21" ry="15.5"')
		.replace(/fill="[^"]*"/, 'fill="none" stroke="#f1b31c" stroke-width="3"');
	return without(3, 11)(art) + ring;
}

/** A number on a banknote is text too; one ground and one outline instead of three pieces. @type {Change} */
function plainNote(art) {
	const band = shapesOf(art).slice(2, 8);
	const [fill, , outline, , ...euro] = band;
	const note = '<rect x="8" y="20.900" width="56" height="31.200" rx="1" ';
	return (
		`${note}fill="#b1cc33"/><circle cx="51" cy="36.500" r="6" fill="#5c9e31"/>${fill}${outline}${euro.join('')}` +
		`${note}fill="none" stroke="#000" stroke-linejoin="round" stroke-width="2"/>`
	);
}

/** A speaker for the home, drawn here; its sound is OpenMoji's. @type {Change} */
function homeSpeaker(art) {
	const sound = shapesOf(art).slice(-2).join('');
	const line = 'fill="none" stroke="#000" stroke-linecap="round" stroke-linejoin="round"';
	const holes = [
		[16, 34],
		[22, 35.6],
		[28, 35.6],
		[16, 42],
		[22, 43.6],
		[28, 43.6],
		[16, 50],
		[22, 51.6],
		[28, 51.6]
	];
	return (
		'<path fill="#d0cfce" d="M10 16v40c0 3.3 6.3 6 14 6s14-2.7 14-6V16z"/>' +
		'<path fill="#9b9b9a" d="M32 20v41.2c3.7-1 6-3 6-5.200V16z"/>' +
		'<ellipse cx="24" cy="16" rx="14" ry="6" fill="#3f3f3f"/>' +
		'<ellipse cx="24" cy="16" rx="9" ry="3" fill="none" stroke="#92d3f5" stroke-width="2"/>' +
		holes.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="1.500" fill="#3f3f3f"/>`).join('') +
		`<path ${line} stroke-width="2" d="M10 16v40c0 3.3 6.3 6 14 6s14-2.7 14-6V16"/>` +
		`<ellipse cx="24" cy="16" rx="14" ry="6" ${line} stroke-width="2"/>` +
		under(sound, '#000', 6) +
		under(sound, '#92d3f5', 2)
	);
}

/** Round glasses, drawn here. @type {Change} */
function glasses(art) {
	const rim = 'fill="none" stroke="#4a63b8" stroke-linecap="round" stroke-width="2"';
	const lens = [31.7, 40.3].map((x) => `<circle cx="${x}" cy="33" r="3.900" ${rim}/>`).join('');
	return `${art}${lens}<path ${rim} d="M27.700 32.400l-2-.6M44.300 32.400l2-.6"/>`;
}

/** Brown hair tied in two puffs, drawn here. @type {Change} */
function puffs(art) {
	const hair = 'fill="#52392b" stroke="#000" stroke-width="2"';
	const puff = [18.3, 53.7].map((x) => `<circle cx="${x}" cy="19" r="6" ${hair}/>`).join('');
	const [shirt, cap = '', ...rest] = shapesOf(art);
	return puff + shirt + cap.replace(/fill="[^"]*"/, 'fill="#52392b"') + rest.join('');
}

/** The drawing without ids, empty groups, the group tags themselves, comments and white space. @param {string} svg @param {string} file */
function artOf(svg, file) {
	const art = svg
		.replace(/<!--[\s\S]*?-->/g, '')
		.replace(/^[\s\S]*?<svg[^>]*>/, '')
		.replace(/<\/svg>[\s\S]*$/, '')
		.replace(/<g id="line-supplement">[\s\S]*?<\/g>/, '')
		.replace(/<g(?: id="[^"]*")?\s*\/>/g, '')
		.replace(/ id="[^"]*"/g, '')
		.replace(/\s+/g, ' ')
		.replace(/> </g, '><')
		.trim();
	if (/<g\s/.test(art)) return art;
	const flat = art.replace(/<\/?g>/g, '');
	if (!/<(path|circle|rect|polygon|line)\b/.test(flat)) throw new Error(`${file}: nothing drawn`);
	return flat;
}

const source = process.argv[2] ?? '';
if (!source || !existsSync(join(source, 'color', 'svg'))) {
	console.error('Usage: node scripts/pictures.js <folder of the npm package openmoji>');
	process.exit(1);
}
const target = fileURLToPath(new URL('../static/pictures/', import.meta.url));

/** @param {string} code */
function drawing(code) {
	const file = join(source, 'color', 'svg', `${code}.svg`);
	return artOf(readFileSync(file, 'utf8'), file);
}

/** @param {number} number */
const short = (number) => String(Number(number.toFixed(3)));

/** @param {string} name @param {string} start what the svg element says besides its name space @param {string} art @param {number} scale of the lines */
function write(name, start, art, scale) {
	const lean = art
		.replace(
			/stroke-width="([\d.]+)"/g,
			(_, width) => `stroke-width="${short(Number(width) * scale)}"`
		)
		.replace(/ stroke="none"/g, '')
		.replace(/#[\dA-F]{6}\b/gi, (colour) => colour.toLowerCase())
		.replace(/#000000/g, '#000')
		.replace(/#ffffff/g, '#fff')
		.replace(/\d*\.?\d+/g, (number) =>
			// whole numbers as they are written: in ".0942.0682" there are two
			/^\d+\.\d{4,}$/.test(number) ? Number(number).toFixed(3) : number
		);
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${start}>${lean}</svg>\n`;
	if (svg.length > 6000) throw new Error(`${name}: ${svg.length} bytes, more than 6000`);
	if (/ id=|<script|<style|href|url\(/.test(svg)) throw new Error(`${name}: not a plain drawing`);
	writeFileSync(join(target, `${name}.svg`), svg);
}

const square = [
	...Object.entries(seats).map(([name, seat]) => /** @type {const} */ ([`seat-${name}`, seat])),
	...Object.entries(things)
];
for (const [name, [code, left, top, side, also]] of square) {
	const art = drawing(code);
	write(name, `viewBox="${left} ${top} ${side} ${side}"`, also ? also(art) : art, side / 60);
}
for (const [name, [code, clothing, also]] of Object.entries(people)) {
	const art = paint('#92d3f5', clothing)(drawing(code));
	const ink = (also ? also(art) : art).replace(/ (fill|stroke)="#000(?:000)?"/g, (_, what) =>
		what === 'fill' ? '' : ' stroke="#16222a"'
	);
	write(name, 'fill="#16222a" viewBox="11 5 50 55.4"', ink, 0.8);
}
console.log(`${square.length + Object.keys(people).length} pictures written to static/pictures`);
