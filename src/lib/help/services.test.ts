import { describe, expect, it } from 'vitest';
import data from '../../../lessons/reference/help-services.json';
import {
	codesOf,
	countriesOf,
	countryFile,
	reachedBy,
	servicesFor,
	shownForHelp,
	type CountryFile
} from './services';
import { readServices } from './source';

const all = readServices(data);
const fileOf = (code: string): CountryFile => {
	const file = countryFile(code, all);
	if (!file) throw new Error(`no file for ${code}`);
	return file;
};
const lists = countriesOf(all).map((code) => ({ code, ...servicesFor(fileOf(code)) }));
const shown = lists.flatMap(({ code, pupil }) => pupil.map((service) => ({ code, ...service })));

/** Where a source says the number is answered (help-services.md); FR, IT, ES, BE, IE … are not among them. */
const answers116111 =
	'AL BG CY CZ DE DK EE FI GR HR HU LT LU LV MD ME MT NO PL PT RO RS SE SI SK UA'.split(' ');

describe('country files', () => {
	it('exist for every country with an entry', () => {
		const codes = [...new Set(data.map((entry) => entry.country))];
		expect(codesOf(all)).toEqual(codes.sort());
		for (const code of codes) expect(fileOf(code).services.length).toBeGreaterThan(0);
		expect(codes.reduce((sum, code) => sum + fileOf(code).services.length, 0)).toBe(data.length);
	});
	it('hold only what the app needs, and little', () => {
		for (const code of codesOf(all)) {
			const text = JSON.stringify(fileOf(code));
			expect(text.length).toBeLessThan(8000);
			expect(text).not.toContain('"sources"');
		}
	});
	it('are not made up for other names', () => {
		for (const code of ['XX', 'fr', '', '__proto__', 'constructor'])
			expect(countryFile(code, all)).toBeUndefined();
	});
	it('begin with the emergency number', () => {
		expect(fileOf('FR').services[0]?.phone).toBe('112');
		expect(fileOf('FR').services.at(-1)?.kind).toBe('awareness-centre');
	});
});

describe('what pupils see', () => {
	it('is 116 111 only in countries that list it', () => {
		const listed = lists.filter(({ code }) =>
			fileOf(code).services.some((service) => service.dial === '116111')
		);
		expect(listed.map(({ code }) => code).sort()).toEqual(answers116111);
		for (const { code, pupil } of lists)
			if (!answers116111.includes(code))
				expect(JSON.stringify(pupil).replaceAll(' ', '')).not.toContain('116111');
	});
	it('in France is 3018 at once, 119 once the school confirms it', () => {
		const before = servicesFor(fileOf('FR'));
		expect(before.pupil.map((service) => service.phone)).toEqual(['112', '3018']);
		const line = before.teacher.find((service) => service.phone === '119');
		expect(line?.confidence).toBe('one-source');
		const after = servicesFor(fileOf('FR'), { [line?.id ?? '']: '2026-09-01' });
		expect(after.pupil.find((service) => service.phone === '119')?.confirmedOn).toBe('2026-09-01');
		expect(after.teacher.map((service) => service.phone)).not.toContain('119');
	});
	it('has two sources and is not stale, but for an emergency number that stands alone', () => {
		for (const { code, ...service } of shown) {
			if (service.kind === 'emergency') continue;
			expect(service.stale_risk, `${code} ${service.name}`).not.toBe('high');
			expect(service.confidence, `${code} ${service.name}`).toBe('two-sources');
		}
	});
	it('always has the emergency number where the data has one, and never the non-urgent line beside it', () => {
		for (const { code, pupil } of lists) {
			const has = fileOf(code).services.some((service) => service.kind === 'emergency');
			expect(pupil[0]?.kind === 'emergency', code).toBe(has);
		}
		const emergency = (code: string) =>
			shown
				.filter((service) => service.code === code && service.kind === 'emergency')
				.map((service) => service.phone);
		expect(emergency('GB')).toEqual(['999']);
		expect(emergency('US')).toEqual(['911']);
		expect(emergency('DK')).toEqual(['112']);
		expect(emergency('NL')).toEqual(['112']);
	});
	it('is for children or everyone, reachable, and without the note for keepers', () => {
		expect(shown.length).toBeGreaterThan(50);
		for (const service of shown) {
			expect(service.for).not.toBe('parents');
			expect(service.not_shippable).toBeUndefined();
			expect(service.phone ?? service.sms ?? service.url).toBeDefined();
			expect(service).not.toHaveProperty('note');
		}
	});
	it('is never an EU-wide or worldwide entry, confirmed or not', () => {
		for (const code of ['EU', 'ZZ']) {
			const file = fileOf(code);
			const confirmed = Object.fromEntries(file.services.map(({ id }) => [id, '2026-09-01']));
			expect(servicesFor(file, confirmed)).toEqual({ pupil: [], teacher: file.services });
			expect(countriesOf(all)).not.toContain(code);
		}
	});
	it('stays without what cannot be shown, whatever is confirmed', () => {
		for (const code of countriesOf(all)) {
			const file = fileOf(code);
			const confirmed = Object.fromEntries(file.services.map(({ id }) => [id, '2026-09-01']));
			const { teacher } = servicesFor(file, confirmed);
			expect(teacher).toEqual(
				file.services.filter((one) => one.not_shippable !== undefined || one.for === 'parents')
			);
		}
	});
});

describe('what the help sheet shows', () => {
	const sheet = (code: string) => shownForHelp(servicesFor(fileOf(code)).pupil);

	it('has every helpline pupils may see, also one that is only written to or on the web', () => {
		for (const { code, pupil } of lists) {
			const helplines = pupil.filter(({ kind }) => kind === 'helpline');
			const there = sheet(code).map(({ id }) => id);
			for (const { id } of helplines) expect(there, id).toContain(id);
		}
		expect(sheet('CA').map(({ name }) => name)).toContain('Kids Help Phone by text');
		expect(sheet('TR').map(({ sms }) => sms)).toContain(
			'WhatsApp or BiP message to 0530 918 11 17'
		);
		expect(sheet('SK').map(reachedBy)).toContain('url');
	});
	it('has who takes pictures of a child down, and nobody who does it for grown-ups only', () => {
		const removal = lists.flatMap(({ code }) =>
			sheet(code).filter(({ kind }) => kind === 'image-removal')
		);
		expect(removal.map(({ name }) => name)).toEqual(['Report Remove (Childline and IWF)']);
		const [child] = removal;
		expect(shownForHelp([{ ...child!, for: 'everyone' }])).toEqual([]);
	});
	it('begins with who listens and ends with the emergency number', () => {
		const order = ['helpline', 'image-removal', 'emergency'];
		for (const { code } of lists) {
			const kinds = sheet(code).map(({ kind }) => order.indexOf(kind));
			expect(kinds, code).toEqual(kinds.toSorted());
		}
	});
});

describe('numbers', () => {
	it('dial what they print', () => {
		for (const { id, phone, dial } of all)
			if (dial !== undefined) expect(phone?.replace(/\D/g, ''), id).toBe(dial);
	});
	it('have ids of their own', () => {
		expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
	});
});

it('a broken data file breaks the build', () => {
	expect(() => readServices([{ ...data[0], dial: 'javascript:alert(1)' }])).toThrow();
	expect(() => readServices([{ ...data[0], url: 'http://example.org' }])).toThrow();
});
