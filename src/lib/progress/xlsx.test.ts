// @vitest-environment jsdom
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { Cell } from './csv';
import { toXlsx } from './xlsx';

/** Opens the file as a spreadsheet does: what lies in the zip, and what is in each cell. */
function opened(file: Uint8Array) {
	const parts = Object.entries(unzipSync(file)).map(([path, bytes]) => {
		const xml = new DOMParser().parseFromString(strFromU8(bytes), 'application/xml');
		expect(xml.querySelector('parsererror'), path).toBeNull();
		return [path, xml] as const;
	});
	const sheet = new Map(parts).get('xl/worksheets/sheet1.xml')!;
	const cells = [...sheet.getElementsByTagName('c')].map((cell) => ({
		at: cell.getAttribute('r')!,
		type: cell.getAttribute('t'),
		style: cell.getAttribute('s'),
		value: cell.textContent
	}));
	return { paths: parts.map(([path]) => path), sheet, cells };
}

it('is a workbook with one sheet: heads in bold, numbers as numbers, texts as texts', () => {
	const { paths, cells, sheet } = opened(
		toXlsx([
			['What', 'Number'],
			['Tell <someone> & "go on"', 0.5],
			['', undefined, 7]
		])
	);
	expect(paths.sort()).toEqual([
		'[Content_Types].xml',
		'_rels/.rels',
		'xl/_rels/workbook.xml.rels',
		'xl/styles.xml',
		'xl/workbook.xml',
		'xl/worksheets/sheet1.xml'
	]);
	expect(cells).toEqual([
		{ at: 'A1', type: 'inlineStr', style: '1', value: 'What' },
		{ at: 'B1', type: 'inlineStr', style: '1', value: 'Number' },
		{ at: 'A2', type: 'inlineStr', style: null, value: 'Tell <someone> & "go on"' },
		{ at: 'B2', type: null, style: null, value: '0.5' },
		{ at: 'C3', type: null, style: null, value: '7' }
	]);
	expect(sheet.querySelector('sheetView')!.hasAttribute('rightToLeft')).toBe(false);
});

it('names columns past Z as spreadsheets do', () => {
	const row = Array.from({ length: 703 }, (_, index) => index);
	const names = opened(toXlsx([row])).cells.map(({ at }) => at);
	expect([names[25], names[26], names[701], names[702]]).toEqual(['Z1', 'AA1', 'ZZ1', 'AAA1']);
});

it('begins at the right where the words do', () => {
	const view = opened(toXlsx([['أ']], true)).sheet.querySelector('sheetView')!;
	expect(view.getAttribute('rightToLeft')).toBe('1');
});

it('holds every text as a text that begins no formula, and comes back as it was', () => {
	const sign = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '<', '&', "'", '\0', '\uD800');
	const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: sign }));
	const cell: fc.Arbitrary<Cell> = fc.oneof(text, fc.integer(), fc.constant(undefined));
	const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 });
	/** what XML can hold of a text */
	const held = (one: string) =>
		[...one].filter((sign) => sign !== '\0' && !/^[\uD800-\uDFFF]$/.test(sign)).join('');
	fc.assert(
		fc.property(table, (rows) => {
			const { cells, sheet } = opened(toXlsx(rows));
			expect(sheet.getElementsByTagName('f')).toHaveLength(0);
			const given = rows.flat().filter((one) => one !== undefined && one !== '');
			expect(cells).toHaveLength(given.length);
			cells.forEach(({ type, value }, index) => {
				const original = given[index]!;
				if (typeof original === 'number')
					return expect([type, value]).toEqual([null, `${original}`]);
				expect(type).toBe('inlineStr');
				expect(value).not.toMatch(/^[=+\-@\t\r]/);
				expect([held(original), `'${held(original)}`]).toContain(value);
			});
		})
	);
});
