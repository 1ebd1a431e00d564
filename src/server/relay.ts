/*
 * The relay: carries what a host and its guests say to each other, and keeps nothing of it. Default-deny: a guest
 * reaches its own host only and hears the room's state and what is told to it alone; a host reaches its own guests.
 */
import type { Server as HttpServer } from 'node:http';
import { Server, type DefaultEventsMap, type Socket } from 'socket.io';
import * as v from 'valibot';
import {
	authSchema,
	guestSaysSchema,
	isCarried,
	knockSchema,
	mostBytes,
	socketPath,
	tellsSchema,
	type Heard,
	type Refusal
} from '../lib/ways/room/messages';
import { Batch } from './batch';
import { headers } from './headers';
import { Bucket, Guesses } from './limits';
import { isOurs } from './origins';
import type { Adapter } from './redis';
import { isSame, type Tokens } from './tokens';

export interface RelayOptions {
	/** '/' or '/kit/' */
	base: string;
	tokens: Tokens;
	/** names this server has beside its own, without a port */
	names: readonly string[];
	/** joins several relays; they must share the secret of the tokens */
	adapter?: Adapter | undefined;
	/** another socket lives on the same server, as Vite's own does */
	shared?: boolean;
}

/** ms between two updates of a host: 20 a second */
const gap = 50;
const beat = 5000;
const mostInRoom = 5000;
/**
 * Messages of one guest, of one room, and knocks at one room: at once, and a second. `returning` knock with a seat's
 * token, which only the host can check: a school may come back at once, and a flood of made-up ones is held.
 */
const limits = {
	guest: [30, 10],
	room: [8000, 2000],
	knocks: [12, 2],
	returning: [1200, 100]
} as const;
/** ignored messages after which a socket is ended */
const mostIgnored = 200;

interface Data {
	code: string;
	role: 'host' | 'guest' | 'knocker';
}
type Relay = Server<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, Data>;
type One = Socket<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, Data>;

/** What this process needs to carry one room. */
class Line {
	readonly #messages = new Bucket(...limits.room);
	readonly #knocks = new Bucket(...limits.knocks);
	readonly #returning = new Bucket(...limits.returning);
	readonly #heard: Batch<Heard>;

	constructor(hand: (heard: Heard[]) => void) {
		this.#heard = new Batch(gap, hand);
	}

	carry(heard: Heard, now: number): boolean {
		const [, said] = heard;
		if (said.say !== 'gone' && !this.#bucketFor(said).take(now)) return false;
		this.#heard.add(heard);
		return true;
	}

	#bucketFor(said: Heard[1]) {
		if (said.say !== 'knock') return this.#messages;
		return said.token === undefined ? this.#knocks : this.#returning;
	}
}

const hostOf = (code: string) => `host ${code}`;
const guestsOf = (code: string) => `guests ${code}`;

/** Starts a relay on a server that has its other listeners already. */
export function startRelay(
	server: HttpServer,
	{ base, tokens, names, adapter, shared = false }: RelayOptions
) {
	const io: Relay = new Server(server, {
		path: base + socketPath,
		serveClient: false,
		pingInterval: beat,
		pingTimeout: beat,
		connectTimeout: 5000,
		upgradeTimeout: 5000,
		perMessageDeflate: false,
		httpCompression: false,
		maxHttpBufferSize: mostBytes,
		// polling needs every request to come to the same process
		transports: adapter ? ['websocket'] : ['websocket', 'polling'],
		allowRequest: (request, done) => done(null, isOurs(request, names)),
		destroyUpgrade: !shared,
		...(adapter && { adapter })
	});
	io.engine.on('headers', (own: Record<string, string>) => Object.assign(own, headers));

	const guesses = new Guesses();
	const lines = new Map<string, Line>();

	const lineOf = (code: string) => {
		const line = lines.get(code) ?? new Line((heard) => io.to(hostOf(code)).emit('heard', heard));
		lines.set(code, line);
		return line;
	};

	async function isHosted(code: string): Promise<boolean> {
		if (io.sockets.adapter.rooms.has(hostOf(code))) return true;
		if (!adapter) return false;
		const hosts = await io.in(hostOf(code)).fetchSockets();
		return hosts.length > 0;
	}

	/** Who it is; or why it is not let in. */
	async function admit(socket: One): Promise<Data | Refusal> {
		const read = v.safeParse(authSchema, socket.handshake.auth);
		if (!read.success) return 'unknown';
		const { code, ...auth } = read.output;
		if (auth.as === 'host')
			return isSame(auth.token, tokens.host(code)) ? { code, role: 'host' } : 'unknown';
		if ((io.sockets.adapter.rooms.get(guestsOf(code))?.size ?? 0) >= mostInRoom) return 'full';
		if (auth.secret !== undefined)
			return isSame(auth.secret, tokens.room(code)) ? { code, role: 'guest' } : 'unknown';
		// joined relays have one address in front: all would be held for one who guesses
		const address = adapter ? undefined : socket.handshake.address;
		if (!guesses.allows(address, Date.now())) return 'slow-down';
		if (await isHosted(code)) return { code, role: 'knocker' };
		guesses.wrong(address, code, Date.now());
		return 'nobody';
	}

	io.use((socket, next) => {
		admit(socket).then(
			(who) => {
				if (typeof who === 'string') return next(new Error(who));
				socket.data = who;
				next();
			},
			() => next(new Error('nobody' satisfies Refusal))
		);
	});

	io.on('connection', (socket) => {
		if (socket.data.role === 'host') hosts(socket);
		else speaks(socket);
	});

	function hosts(socket: One) {
		const { code } = socket.data;
		const others = io.in(hostOf(code)).except(socket.id);
		others.emit('replaced');
		others.disconnectSockets(true);
		void socket.join(hostOf(code));
		socket.on('show', (asked: unknown) => {
			if (isCarried(asked)) io.to(guestsOf(code)).emit('show', asked);
		});
		socket.on('tell', (tells: unknown) => tell(code, tells, true));
		socket.on('drop', (guests: unknown) => drop(code, guests, true));
	}

	function speaks(socket: One) {
		const { code, role } = socket.data;
		if (role === 'guest') void socket.join(guestsOf(code));
		const schema = role === 'guest' ? guestSaysSchema : knockSchema;
		const messages = new Bucket(...limits.guest);
		let ignored = 0;
		socket.on('say', (words: unknown, carried: unknown) => {
			const now = performance.now();
			const said = messages.take(now) && isCarried(words) ? v.safeParse(schema, words) : undefined;
			if (said?.success && lineOf(code).carry([socket.id, said.output], now)) {
				if (typeof carried === 'function') carried();
			} else if (++ignored > mostIgnored) socket.disconnect(true);
		});
		socket.on('disconnect', () => {
			if (role === 'guest') lineOf(code).carry([socket.id, { say: 'gone' }], performance.now());
			if (!io.sockets.adapter.rooms.has(guestsOf(code))) lines.delete(code);
		});
	}

	const guest = (code: string, id: string): One | undefined => {
		const socket = io.sockets.sockets.get(id);
		return socket?.data.code === code && socket.data.role !== 'host' ? socket : undefined;
	};

	/** Tells guests of a room what is for them alone; those of other relays by these. */
	function tell(code: string, words: unknown, first: boolean) {
		const tells = v.safeParse(tellsSchema, words);
		if (!tells.success || !isCarried(words)) return;
		const elsewhere: [string[], unknown][] = [];
		for (const [ids, told] of tells.output) {
			const here = ids.filter((id) => guest(code, id));
			if (here.length === 1) guest(code, here[0]!)!.emit('told', told);
			else if (here.length > 1) io.local.to(here).emit('told', told);
			if (here.length < ids.length) elsewhere.push([ids.filter((id) => !here.includes(id)), told]);
		}
		if (first && adapter && elsewhere.length) io.serverSideEmit('tell', code, elsewhere);
	}

	function drop(code: string, words: unknown, first: boolean) {
		const ids = v.safeParse(v.array(v.string()), words);
		if (!ids.success) return;
		for (const id of ids.output) guest(code, id)?.disconnect(true);
		if (first && adapter) io.serverSideEmit('drop', code, ids.output);
	}

	io.on('tell', (code: string, words: unknown) => tell(code, words, false));
	io.on('drop', (code: string, words: unknown) => drop(code, words, false));

	return io;
}
