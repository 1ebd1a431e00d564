// Makes the seat pictures that were added to the first 24, from OpenMoji 17 (CC BY-SA 4.0).
//
//   npm install openmoji@17.0.0 --prefix ../openmoji     (not a dependency of the kit: 67 MB)
//   node scripts/pictures.js ../openmoji/node_modules/openmoji
//
// Each is cropped to a square round the thing, and its lines are scaled with the crop, so that the outline is
// as wide on the screen as that of the first 24 (2 units in a crop of 60). Only these 16 files are written.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {[code: string, left: number, top: number, side: number, also?: (art: string) => string]} Seat */

// name: [OpenMoji code, left, top and side of the crop in OpenMoji's 72 × 72, what else is changed]
/** @type {Record<string, Seat>} */
const seats = {
	bell: ['1F514', 5.4, 5.6, 60],
	key: ['1F511', 10, 10.4, 52],
	rocket: ['1F680', 8, 8, 56],
	bicycle: ['1F6B2', 7.8, 10.1, 58],
	drum: ['1F941', 8, 7.2, 56],
	guitar: ['1F3B8', 10, 10.5, 52],
	snowflake: ['2744', 4, 4, 64, onIce],
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

/** Line art has no colour of its own: a broad light blue line goes underneath. @param {string} art */
function onIce(art) {
	return (
		art
			.replace(/stroke="#000(?:000)?"/g, 'stroke="#92d3f5"')
			.replace(/stroke-width="[^"]*"/g, 'stroke-width="6.5"') + art
	);
}

/** The drawing without ids, empty groups, the group tags themselves, comments and white space. @param {string} svg @param {string} file */
function artOf(svg, file) {
	const art = svg
		.replace(/<!--[\s\S]*?-->/g, '')
		.replace(/^[\s\S]*?<svg[^>]*>/, '')
		.replace(/<\/svg>[\s\S]*$/, '')
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

const source = process.argv[2];
if (!source || !existsSync(join(source, 'color', 'svg'))) {
	console.error('Usage: node scripts/pictures.js <folder of the npm package openmoji>');
	process.exit(1);
}
const target = fileURLToPath(new URL('../static/pictures/', import.meta.url));
/** @param {number} number */
const short = (number) => String(Number(number.toFixed(3)));

for (const [name, [code, left, top, side, also]] of Object.entries(seats)) {
	const file = join(source, 'color', 'svg', `${code}.svg`);
	let art = artOf(readFileSync(file, 'utf8'), file);
	if (also) art = also(art);
	art = art
		.replace(
			/stroke-width="([\d.]+)"/g,
			(_, width) => `stroke-width="${short((Number(width) * side) / 60)}"`
		)
		.replace(/ stroke="none"/g, '')
		.replace(/#[\dA-F]{6}\b/gi, (colour) => colour.toLowerCase())
		.replace(/#000000/g, '#000')
		.replace(/#ffffff/g, '#fff')
		.replace(/\d+\.\d{4,}/g, (number) => Number(number).toFixed(3));
	writeFileSync(
		join(target, `seat-${name}.svg`),
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${side} ${side}">${art}</svg>\n`
	);
}
console.log(`${Object.keys(seats).length} pictures written to static/pictures`);
