/*
 * What the projector shows fits it: every step of all lessons, every way through the stories, with hands being
 * counted and with votes shown. Led without a database, so that a lesson begins with one request.
 */
import { expect, test } from '@playwright/test';
import { allLessonIds } from './bundled';
import { words } from './words';

const languages = ['en', 'fr'];
const screens = [
	{ width: 1920, height: 1080 },
	{ width: 1024, height: 768 }
];

/** What of the present step does not fit; runs in the page. */
function misfits(): string[] {
	const found: string[] = [];
	const stage = document.querySelector<HTMLElement>('[data-screen="stage"]')!;
	const shown = stage.querySelector<HTMLElement>('.shown')!;
	const height = innerHeight;
	const share = (px: number) => `${((100 * px) / height).toFixed(1)}vh`;

	for (const element of [stage, ...stage.querySelectorAll<HTMLElement>('*')]) {
		// a blurred picture is a part of one; what the foot has no room for wraps out of sight
		if (element.matches('.unseen, .unseen *, .blurred, .spare') || element instanceof SVGElement)
			continue;
		const { overflow, display } = getComputedStyle(element);
		const clips = overflow !== 'visible' && display !== 'inline';
		if (!clips && element !== stage && element !== shown && element.parentElement !== shown)
			continue;
		const over = element.scrollHeight - element.clientHeight;
		const wide = element.scrollWidth - element.clientWidth;
		const name = element.className || element.localName;
		if (over > 1) found.push(`${name} is ${share(over)} too high`);
		if (wide > 1) found.push(`${name} is ${share(wide)} too wide`);
	}

	const lines: { of: Element; text: string; box: DOMRect }[] = [];
	const texts = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
	for (let node = texts.nextNode(); node; node = texts.nextNode()) {
		const of = node.parentElement!;
		const text = node.textContent!.trim();
		if (!text || of.closest('.unseen') || !of.checkVisibility({ visibilityProperty: true }))
			continue;
		const range = document.createRange();
		range.selectNodeContents(node);
		const spare = of.closest('.spare')?.getBoundingClientRect().bottom ?? Infinity;
		const boxes = [...range.getClientRects()].filter(
			(box) => box.width > 0 && box.height > 0 && box.top < spare
		);
		if (boxes.length === 0) continue;
		const size = parseFloat(getComputedStyle(of).fontSize);
		const least = of.closest('h1') ? 0.06 : 0.045;
		if (size < least * height - 0.1) found.push(`“${text}” is ${share(size)}`);
		let room = of.closest('.shown') ? shown.getBoundingClientRect() : stage.getBoundingClientRect();
		for (let at: Element | null = of; at && at !== stage; at = at.parentElement) {
			const { overflow, display } = getComputedStyle(at);
			const holds =
				(overflow !== 'visible' && display !== 'inline') || at.matches('.option, .spoken, .foot');
			if (!holds) continue;
			const box = at.getBoundingClientRect();
			const top = Math.max(room.top, box.top);
			const left = Math.max(room.left, box.left);
			room = new DOMRect(
				left,
				top,
				Math.min(room.right, box.right) - left,
				Math.min(room.bottom, box.bottom) - top
			);
		}
		for (const box of boxes) {
			const cut = Math.max(
				room.top - box.top,
				box.bottom - room.bottom,
				room.left - box.left,
				box.right - room.right
			);
			// a line box is higher than its letters
			if (cut > 0.2 * size) found.push(`“${text}” is cut by ${share(cut)}`);
			lines.push({ of, text, box });
		}
	}
	for (const [place, one] of lines.entries()) {
		for (const other of lines.slice(place + 1)) {
			if (one.of === other.of || one.of.contains(other.of) || other.of.contains(one.of)) continue;
			const high =
				Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
			const wide =
				Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
			if (wide > 1 && high > 0.3 * Math.min(one.box.height, other.box.height)) {
				found.push(`“${one.text}” lies over “${other.text}”`);
			}
		}
	}
	for (const image of stage.querySelectorAll<HTMLElement>('.people img')) {
		const box = image.getBoundingClientRect();
		const room = image.closest('.field')!.getBoundingClientRect();
		if (box.width === 0) continue;
		const cut = Math.max(
			room.top - box.top,
			box.bottom - room.bottom,
			room.left - box.left,
			box.right - room.right
		);
		if (cut > 2) found.push(`a picture is cut by ${share(cut)}`);
	}
	return [...new Set(found)];
}

interface Words {
	next: string;
	hands: string;
	rest: string;
	over: string;
}

/**
 * Leads the lesson from its first step to its end and looks at every step; runs in the page. Says how many looks it
 * took, which options of the stories it took, and what did not fit.
 */
async function walk({ next, hands, rest, over, look }: Words & { look: string }) {
	const misfits = new Function(`return (${look})()`) as () => string[];
	const stage = () => document.querySelector<HTMLElement>('[data-screen="stage"]');
	const shown = () => stage()!.querySelector('.shown')!.innerHTML;
	const button = (name: string) =>
		[...(stage()?.querySelectorAll<HTMLButtonElement>('.foot button') ?? [])].find((one) =>
			one.textContent.trim().startsWith(name)
		);
	const isOver = () => document.querySelector('h1')?.textContent === over;
	const frame = () => new Promise(requestAnimationFrame);
	/** waits until it is so; false if it does not come */
	const until = async (so: () => boolean) => {
		for (let frames = 0; frames < 120; frames++) {
			if (so()) return true;
			await frame();
		}
		return false;
	};
	const activityNow = () => document.querySelector('dialog [aria-current="step"]')!.textContent;

	/** by crossing: each option, and the crossing it was seen to lead to ('' is out of the story) */
	const crossings = new Map<string, Map<string, string | undefined>>();
	const untaken = (from: string, seen = new Set<string>()): string | undefined => {
		const ways = crossings.get(from);
		if (!ways || seen.has(from)) return undefined;
		seen.add(from);
		for (const [option, to] of ways) if (to === undefined) return option;
		for (const [option, to] of ways) if (untaken(to!, seen)) return option;
		return undefined;
	};

	let looks = 0;
	const wrong: string[] = [];
	const lookAs = async (state: string) => {
		await Promise.all(
			[...stage()!.querySelectorAll('img')].map((one) => one.decode().catch(() => {}))
		);
		await frame();
		looks += 1;
		const found = misfits();
		const words = [...stage()!.querySelectorAll('.shown :is(h1, .lead, .words)')].map((one) =>
			one.textContent.trim()
		);
		if (found.length)
			wrong.push(
				[`${activityNow()} · ${words.join(' | ').slice(0, 80)} (${state})`, ...found].join('\n    ')
			);
	};

	const looked = new Set<string>();
	let activity = activityNow();
	let start: string | undefined;
	let last: { from: string; option: string } | undefined;
	while (!isOver()) {
		const before = shown();
		if (!looked.has(before)) {
			looked.add(before);
			await lookAs('shown');
			if (button(hands)) {
				button(hands)!.click();
				await until(() => button(rest) !== undefined);
				await lookAs('counting');
				button(rest)!.click();
				await until(() => button(rest)!.disabled);
				button(hands)!.click();
				await until(() => button(rest) === undefined);
			}
		}
		const choices = [...stage()!.querySelectorAll<HTMLButtonElement>('.foot .choose')];
		if (choices.length > 0) {
			const options = choices.map((one) => one.textContent.trim());
			const here = options.join(' | ');
			start ??= here;
			if (last) crossings.get(last.from)!.set(last.option, here);
			if (!crossings.has(here))
				crossings.set(here, new Map(options.map((option) => [option, undefined])));
			const option = untaken(here) ?? options[0]!;
			last = { from: here, option };
			choices[options.indexOf(option)]!.click();
		} else {
			button(next)!.click();
		}
		if (!(await until(() => isOver() || shown() !== before)))
			wrong.push(`${activity}: a step looks like the one before`);
		if (last && (isOver() || activityNow() !== activity)) {
			crossings.get(last.from)!.set(last.option, '');
			last = undefined;
			if (untaken(start!)) {
				const rows = [...document.querySelectorAll<HTMLElement>('dialog .row')];
				rows.find((row) => row.textContent === activity)!.click();
				await until(() => activityNow() === activity);
			} else start = undefined;
		}
		if (!isOver()) activity = activityNow();
	}
	return { looks, crossings: crossings.size, wrong };
}

for (const lesson of allLessonIds) {
	for (const language of languages) {
		for (const screen of screens) {
			const size = `${screen.width}×${screen.height}`;
			test(`every step of ${lesson} in ${language} fits ${size}, in letters seen from the back`, async ({
				page
			}) => {
				test.setTimeout(120_000);
				await page.emulateMedia({ reducedMotion: 'reduce' });
				await page.setViewportSize(screen);
				await page.goto(`/${language}/run/#unkept-28-${lesson}`);
				const say = words(language);
				await expect(
					page.getByRole('button', { name: say['run.next']!, exact: true })
				).toBeVisible();
				await page.evaluate(() => document.fonts.ready);
				const walked = await page.evaluate(walk, {
					next: say['run.next']!,
					hands: say['hands.title']!,
					rest: say['hands.rest']!.split('{{')[0]!,
					over: say['over.title']!,
					look: String(misfits)
				});
				expect(walked.looks, 'looks at steps').toBeGreaterThan(30);
				expect(walked.crossings, 'crossings of stories').toBeGreaterThan(1);
				expect(walked.wrong.join('\n')).toBe('');
			});
		}
	}
}
