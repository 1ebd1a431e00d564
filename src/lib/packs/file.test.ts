import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { exportLesson, mostProblems, openLessonFile, outsideId, type ReadingWorker } from './file';
import { mostBytes } from './limits';
import { readLesson } from './read';
import type { Lesson } from './schema';

const source = readFileSync(
	new URL('../../../tests/fixtures/lint/base.json', import.meta.url),
	'utf8'
);
const outside = /^outside-[0-9a-f]{12}$/;

/** The real worker script, run here: Node has no Worker of the browser's kind. */
const thread = {
	onmessage: (_: { data: string }) => undefined as void,
	postMessage: (_: unknown) => undefined as void
};
const workers: FakeWorker[] = [];

class FakeWorker implements ReadingWorker {
	onmessage: ReadingWorker['onmessage'] = null;
	onmessageerror: ReadingWorker['onmessageerror'] = null;
	onerror: ReadingWorker['onerror'] = null;
	terminate = vi.fn();
	constructor() {
		workers.push(this);
	}
	postMessage(text: string) {
		setTimeout(() => {
			thread.postMessage = (data) =>
				this.onmessage?.call(
					this as unknown as Worker,
					new MessageEvent('message', { data: structuredClone(data) })
				);
			thread.onmessage({ data: text });
		});
	}
}
const newWorker = () => new FakeWorker();
const open = (content: BlobPart, options = {}) =>
	openLessonFile(new Blob([content]), { newWorker, ...options });
const codes = async (content: BlobPart) => {
	const opened = await open(content);
	return opened.ok ? ['ok'] : opened.problems.map(({ code }) => code);
};
const changed = (change: (lesson: Lesson) => void) => {
	const lesson = JSON.parse(source) as Lesson;
	change(lesson);
	return JSON.stringify(lesson);
};

beforeAll(async () => {
	vi.stubGlobal('self', thread);
	await import('./file.worker');
});
afterEach(() => {
	for (const worker of workers.splice(0)) expect(worker.terminate).toHaveBeenCalledOnce();
});
afterAll(() => void vi.unstubAllGlobals());

describe('a good file', () => {
	it('opens under its outside id, however it calls itself', async () => {
		const opened = await open(source);
		expect(opened).toMatchObject({
			ok: true,
			lesson: { title: (JSON.parse(source) as Lesson).title }
		});
		expect(opened.ok && opened.lesson.id).toBe(await outsideId(source));
		expect(opened.ok && readLesson(opened.lesson).ok).toBe(true);
	});
	it('may begin with a byte order mark', async () => {
		expect(await codes(`\uFEFF${source}`)).toEqual(['ok']);
	});
	it('survives being exported and opened again', async () => {
		const first = await open(source);
		if (!first.ok) throw new Error('the fixture is refused');
		const again = await open(exportLesson(first.lesson));
		expect(again.ok && { ...again.lesson, id: '' }).toEqual({ ...first.lesson, id: '' });
	});
});

describe('refused before reading', () => {
	it('50 MB', async () => {
		const file = { size: 50e6, arrayBuffer: vi.fn() };
		const opened = await openLessonFile(file as unknown as Blob, { newWorker });
		expect(opened).toEqual({ ok: false, problems: [{ path: '', code: 'too-large' }] });
		expect(file.arrayBuffer).not.toHaveBeenCalled();
		expect(workers).toEqual([]);
	});
	it('one byte more than allowed', async () => {
		expect(await codes(' '.repeat(mostBytes + 1))).toEqual(['too-large']);
		expect(
			await codes(source.padEnd(mostBytes - (new Blob([source]).size - source.length)))
		).toEqual(['ok']);
	});
	it('what is not UTF-8, and a file that is gone', async () => {
		expect(await codes(new Uint8Array([0xff, 0xfe, 0x7b, 0]))).toEqual(['not-readable']);
		const gone = { size: 10, arrayBuffer: () => Promise.reject(new Error('gone')) };
		expect(await openLessonFile(gone as unknown as Blob, { newWorker })).toMatchObject({
			problems: [{ code: 'not-readable' }]
		});
	});
});

describe('hostile or broken content', () => {
	it.each([
		['empty', '', 'not-json'],
		['not JSON', 'PK\u0003\u0004', 'not-json'],
		['HTML', '<script>alert(1)</script>', 'not-json'],
		['cut off', source.slice(0, -20), 'not-json'],
		['200,000 deep', '['.repeat(200_000) + ']'.repeat(200_000), 'too-deep'],
		['many nodes', `[${'0,'.repeat(60_000)}0]`, 'too-many-nodes'],
		['a polluting key', source.replace('{', '{"__proto__":{"polluted":true},'), 'refused-key'],
		[
			'one far inside',
			source.replace('"cast"', '"sheet2":{"constructor":{}},"cast"'),
			'refused-key'
		]
	])('%s', async (_, content, code) => {
		expect(await codes(content)).toEqual([code]);
		expect({}).not.toHaveProperty('polluted');
	});
	it.each(['null', '[]', `[${source}]`, '0', '"lesson"', '{}', '{"format":99}'])(
		'%.20s in place of a lesson',
		async (content) => {
			expect(await codes(content)).not.toContain('ok');
		}
	);
	it('unknown keys, each with its path', async () => {
		const opened = await open(source.replace('{', '{"onload":"alert(1)",'));
		expect(opened).toMatchObject({
			ok: false,
			problems: [{ path: 'onload', code: 'unknown-key' }]
		});
	});
	it('wrong types in any field', async () => {
		for (const key of Object.keys(JSON.parse(source) as Lesson))
			for (const wrong of [null, 7.5, [[]], { toString: 'x' }])
				expect(
					await codes(changed((lesson) => Object.assign(lesson, { [key]: wrong }))),
					`${key}: ${JSON.stringify(wrong)}`
				).not.toEqual(['ok']);
	});
	it('more problems than anyone reads', async () => {
		const authors = Array.from({ length: 5000 }, () => 7);
		const content = changed((lesson) => Object.assign(lesson, { authors }));
		expect(await codes(content)).toHaveLength(mostProblems);
	});
	it('script in every text field stays the same text, or is refused', async () => {
		const payloads = ['<img src=x onerror=alert(1)>', '{{7*7}}${7}', '[x](javascript:alert(1))'];
		for (const payload of payloads) {
			let fields = 0;
			for (const path of textPaths(JSON.parse(source))) {
				const opened = await open(JSON.stringify(withText(JSON.parse(source), path, payload)));
				if (opened.ok) {
					expect(at(opened.lesson, path)).toBe(payload);
					fields++;
				}
			}
			expect(fields).toBeGreaterThan(25);
		}
	});
});

describe('the worker', () => {
	it('is killed when it takes too long', async () => {
		const stuck = () => Object.assign(new FakeWorker(), { postMessage: () => undefined });
		expect(await open(source, { newWorker: stuck, timeoutMs: 20 })).toEqual({
			ok: false,
			problems: [{ path: '', code: 'too-slow' }]
		});
	});
	it.each(['onerror', 'onmessageerror'] as const)('may fail with %s', async (name) => {
		const failing = () => {
			const worker = new FakeWorker();
			const fail = () => (worker[name] as (() => void) | null)?.();
			return Object.assign(worker, { postMessage: () => void setTimeout(fail) });
		};
		expect(await open(source, { newWorker: failing })).toMatchObject({
			problems: [{ code: 'reader-failed' }]
		});
	});
	it('may not start at all', async () => {
		const none = () => {
			throw new Error('no workers here');
		};
		expect(await open(source, { newWorker: none })).toMatchObject({
			problems: [{ code: 'reader-failed' }]
		});
	});
});

describe('the outside id', () => {
	it('is the same for the same text and another for another', async () => {
		expect(await outsideId('lesson')).toBe('outside-b78e58750d4f');
		expect(await outsideId('Lesson')).not.toBe(await outsideId('lesson'));
	});
	it('needs no secure origin', async () => {
		const secure = crypto;
		vi.stubGlobal('crypto', {});
		try {
			// the published FNV-1a value of 64 bits for "foobar" is 85944171f73967e8
			expect(await outsideId('foobar')).toBe('outside-85944171f739');
			expect(await outsideId('')).toMatch(outside);
		} finally {
			vi.stubGlobal('crypto', secure);
		}
	});
});

type Path = string[];

/** Where in the data there is text. */
function textPaths(data: unknown, path: Path = []): Path[] {
	if (typeof data === 'string') return [path];
	if (typeof data !== 'object' || data === null) return [];
	return Object.entries(data).flatMap(([key, child]) => textPaths(child, [...path, key]));
}

const at = (data: unknown, path: Path) =>
	path.reduce((inner, key) => (inner as Record<string, unknown>)[key], data);

function withText(data: unknown, path: Path, text: string) {
	(at(data, path.slice(0, -1)) as Record<string, unknown>)[path.at(-1) ?? ''] = text;
	return data;
}
