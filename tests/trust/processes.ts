import { readdirSync, readFileSync } from 'node:fs';

interface Process {
	pid: number;
	parent: number;
	command: string;
}

/** Processes come and go while they are read. */
function read(pid: number): Process | undefined {
	try {
		const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		return { pid, command, parent: Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2]) };
	} catch {
		return undefined;
	}
}

/** The browser that was started on this profile, with all it started. */
export function processesOf(profile: string): number[] {
	const all = readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((name) => read(Number(name)) ?? []);
	const found = all.filter(({ command }) => command.includes(`--user-data-dir=${profile}`));
	for (const { pid } of found) found.push(...all.filter(({ parent }) => parent === pid));
	return [...new Set(found.map(({ pid }) => pid))];
}

/** Ends them at once, with no chance to write anything. */
export function killAll(pids: number[]) {
	for (const pid of pids) {
		try {
			process.kill(pid, 'SIGKILL');
		} catch {
			// it ended with its parent
		}
	}
}
