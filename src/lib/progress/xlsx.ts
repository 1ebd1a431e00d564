/*
 * A table as a spreadsheet file (XLSX: XML in a zip), with no more in it than a table needs. Loaded when it is
 * asked for. The ready libraries zip larger tables in a `blob:` worker, which the kit's policy forbids.
 */
import { strToU8, zipSync } from 'fflate';
import { harmless, type Cell } from './csv';

/** Characters that XML 1.0 cannot hold at all; half a character is one, too. */
const forbidden =
	// eslint-disable-next-line no-control-regex
	/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Words in XML, which begin no formula. CR, LF and tab are written so that they come back as they are. */
const plain = (text: string) =>
	harmless(text.replace(forbidden, '')).replace(
		/[&<>"\t\r\n]/g,
		(sign) => `&#${String(sign.codePointAt(0))};`
	);

/** 0 → A, 25 → Z, 26 → AA */
const columnOf = (index: number): string =>
	(index < 26 ? '' : columnOf(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

/** A text is always a text, never a formula; it is made harmless too, for when the table is saved as CSV. */
function cellXml(cell: Cell, at: string, style: string) {
	if (cell === undefined || cell === '') return '';
	if (typeof cell === 'number') return `<c r="${at}"${style}><v>${cell}</v></c>`;
	return `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${plain(cell)}</t></is></c>`;
}

const rowXml = (cells: readonly Cell[], index: number) =>
	`<row r="${index + 1}">${cells
		.map((cell, column) => cellXml(cell, columnOf(column) + (index + 1), index ? '' : ' s="1"'))
		.join('')}</row>`;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const ofSheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The files that are the same for every table: what is where, and that row 1 is bold. */
const frame = {
	'[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${ofSheet}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${ofSheet}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${ofSheet}.worksheet+xml"/></Types>`,
	'_rels/.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
	'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Netkind" sheetId="1" r:id="r1"/></sheets></workbook>`,
	'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packaged}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
	'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`
};

const sheetXml = (rows: readonly (readonly Cell[])[], rtl: boolean) =>
	`<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"${rtl ? ' rightToLeft="1"' : ''}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="16384" width="24"/></cols><sheetData>${rows.map(rowXml).join('')}</sheetData></worksheet>`;

/** A table, heads first, as the bytes of an XLSX file. `rtl`: the first column is at the right. */
export function toXlsx(rows: readonly (readonly Cell[])[], rtl = false): Uint8Array<ArrayBuffer> {
	const files = { ...frame, 'xl/worksheets/sheet1.xml': sheetXml(rows, rtl) };
	const bytes = Object.entries(files).map(([path, xml]) => [path, strToU8(head + xml)] as const);
	// one moment for every file: a file made twice is the same, and says nothing of when it was
	return new Uint8Array(zipSync(Object.fromEntries(bytes), { mtime: '1980-01-02' }));
}
