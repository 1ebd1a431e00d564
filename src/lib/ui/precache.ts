/**
 * How many files of the worker's own list are not in its cache; -1 where there is no list to compare with.
 * The worker writes the list's addresses into the cache itself, so the list is read from the worker's script.
 */
export async function missingFiles(): Promise<number> {
	const registration = await navigator.serviceWorker.ready;
	const script = registration.active?.scriptURL;
	if (!script) return -1;
	const source = await (await fetch(script)).text();
	const listed = [...source.matchAll(/url:\s*"([^"]+)"/g)].map((found) => found[1]!);
	if (listed.length === 0) return -1;
	const names = (await caches.keys()).filter((name) => name.includes('precache'));
	const kept = new Set<string>();
	for (const name of names) {
		const cache = await caches.open(name);
		for (const request of await cache.keys()) {
			const url = new URL(request.url);
			if (await cache.match(request)) kept.add(url.origin + url.pathname);
		}
	}
	return listed.filter((url) => !kept.has(new URL(url, registration.scope).href)).length;
}
