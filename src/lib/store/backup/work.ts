/*
 * What the worker of `desk.ts` does: makes a file of what is here, or reads one and brings it in. The content of
 * a file never leaves the worker, so that a page stays quick whatever the file holds.
 */
import { databaseFor, open, type NetkindDb } from '../db';
import { asProblem, StoreProblem, type Why } from '../problem';
import { nameless, readContent, textOf, type Content } from './content';
import {
	openFile,
	readFile,
	sealedFile,
	unsealed,
	type Read,
	type Refusal,
	type Sealed
} from './file';
import type { Skipped } from './merge';
import { keyFrom } from './seal';
import { exportAll, exportGroup, mergeIn, restore } from './transfer';

export type Ask =
	/** `group`: one class, else everything. Without a passphrase anyone can read the file. */
	| {
			ask: 'make';
			group?: string | undefined;
			names: boolean;
			passphrase?: string | undefined;
			at: number;
	  }
	| { ask: 'open'; file: Blob }
	| { ask: 'unseal'; passphrase: string }
	| { ask: 'bring'; how: 'merge' | 'replace' };

export type Say =
	| { say: 'made'; file: Blob }
	| { say: 'sealed' }
	| { say: 'opened'; summary: Summary }
	| { say: 'refused'; why: Refusal }
	| { say: 'progress'; done: number; of: number }
	| { say: 'brought'; skipped: Skipped | undefined }
	| { say: 'problem'; why: Why };

/** What a person is told of a file before it is brought in. */
export interface Summary {
	/** ms since 1970 */
	madeAt: number;
	groups: { name: string; family: boolean }[];
	runs: number;
	/** it holds first names */
	names: boolean;
	/** how many of what is here it says was deleted, so that a merge deletes it here too */
	deletes: Skipped;
	/** classes here whose time is over in it, so that a merge leaves only their sums; and runs of them it does not hold */
	folds: { names: string[]; runs: number };
}

/** Answers what is asked, one at a time. Never throws: what fails is said. */
export function newWork(
	say: (what: Say) => void,
	database: () => Promise<NetkindDb> = () => open(databaseFor())
): (ask: Ask) => Promise<void> {
	let sealed: Sealed | undefined;
	let content: Content | undefined;

	const work = async (ask: Ask) => {
		switch (ask.ask) {
			case 'make':
				return say({ say: 'made', file: await make(await database(), ask) });
			case 'open': {
				sealed = content = undefined;
				const read = await readFile(new Uint8Array(await ask.file.arrayBuffer()));
				if (!('sealed' in read)) return opened(read);
				sealed = read;
				return say({ say: 'sealed' });
			}
			case 'unseal':
				return opened(await unsealed(sealed!, keyFrom(ask.passphrase)));
			case 'bring': {
				const bring = ask.how === 'merge' ? mergeIn : restore;
				const told = (done: number, of: number) => say({ say: 'progress', done, of });
				const skipped = await bring(await database(), content!, told);
				return say({ say: 'brought', skipped: skipped ?? undefined });
			}
		}
	};

	async function opened(read: Read) {
		if (!read.ok) return say({ say: 'refused', why: read.why });
		content = read.content;
		say({ say: 'opened', summary: await summaryOf(content, await database()) });
	}

	return async (ask) => {
		try {
			await work(ask);
		} catch (error) {
			say({ say: 'problem', why: asProblem(error).why });
		}
	};
}

async function make(db: NetkindDb, ask: Extract<Ask, { ask: 'make' }>) {
	const all = ask.group ? await exportGroup(db, ask.group, ask.at) : await exportAll(db, ask.at);
	const content = ask.names ? all : nameless(all);
	// a backup that could not be read again would be found out too late
	if (!readContent(JSON.parse(textOf(content)))) throw new StoreProblem('unknown');
	return new Blob([
		ask.passphrase ? await sealedFile(content, keyFrom(ask.passphrase)) : await openFile(content)
	]);
}

async function summaryOf(content: Content, db: NetkindDb): Promise<Summary> {
	const { deleted } = content.settings;
	const here = async (
		table: { bulkGet: (ids: string[]) => PromiseLike<unknown[]> },
		ids = deleted
	) => (await table.bulkGet(ids)).filter((row) => row !== undefined).length;
	return {
		madeAt: content.madeAt,
		groups: content.groups.map(({ name, family = false }) => ({ name, family })),
		runs: content.runs.length,
		names: content.seats.some((seat) => seat.name !== undefined),
		deletes: {
			groups: await here(db.groups),
			runs: await here(db.runs, deleted.map(runOf)),
			seats: await here(db.seats),
			packs: await here(db.packs)
		},
		folds: await foldsOf(content, db)
	};
}

/** The id of a run in what stays of it, see `goneRun`. */
const runOf = (gone: string) => gone.slice(gone.indexOf('/') + 1);

async function foldsOf(content: Content, db: NetkindDb): Promise<Summary['folds']> {
	const over = content.groups.filter((group) => group.folded).map(({ id }) => id);
	const here = (await db.groups.bulkGet(over)).flatMap((group) =>
		group && !group.folded ? [group] : []
	);
	const held = new Set([
		...content.runs.map(({ id }) => id),
		...content.settings.deleted.map(runOf)
	]);
	const runs = await db.runs
		.where('group')
		.anyOf(here.map(({ id }) => id))
		.toArray();
	return {
		names: here.map(({ name }) => name),
		runs: runs.filter(({ id }) => !held.has(id)).length
	};
}
