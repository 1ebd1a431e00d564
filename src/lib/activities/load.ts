/*
 * Loads one kind with its schemas, or its view alone, so that a pupil's page carries only what its lesson needs.
 * This is the one place where the types of a kind are erased: an activity and its kind always come
 * from the same schema, which is what makes it safe.
 */
import type { Component } from 'svelte';
import type { Activity, Kind, ViewProps } from './activity';

export type AnyKind = Kind<string, unknown, unknown, unknown>;
export type AnyView = Component<ViewProps<unknown, unknown, unknown>>;

const files = import.meta.glob<AnyKind>('./*/index.ts', { import: 'default' });

const views = import.meta.glob<AnyView>('./*/View.svelte', { import: 'default' });

/** The kind of that name; throws where the kit has none (a checked lesson never names one). */
export async function loadKind(name: string): Promise<AnyKind> {
	const file = files[`./${name}/index.ts`];
	if (!file) throw new Error(`There is no activity kind "${name}".`);
	return file();
}

/** The view of that kind without its schemas, which weigh more and are not needed to show a question. */
export async function loadView(name: string): Promise<AnyView> {
	const file = views[`./${name}/View.svelte`];
	if (!file) throw new Error(`There is no activity kind "${name}".`);
	return file();
}

/** The kinds of some activities, by name. */
export async function loadKinds(activities: readonly Pick<Activity, 'kind'>[]) {
	const names = [...new Set(activities.map((activity) => activity.kind))];
	return Object.fromEntries(
		await Promise.all(names.map(async (name) => [name, await loadKind(name)] as const))
	);
}
