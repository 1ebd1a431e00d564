/*
 * What a room costs without anything: a plain ws server that carries a question to all, each answer to the host,
 * and each acknowledgement back. The baseline of room.js.
 */
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 0, perMessageDeflate: false, maxPayload: 16 * 1024 });
/** @type {Map<number, import('ws').WebSocket>} */ const guests = new Map();
/** @type {import('ws').WebSocket | undefined} */ let host;
let last = 0;

server.on('connection', (socket, request) => {
	if (request.url === '/host') {
		host = socket;
		socket.on('message', (bytes) => {
			const { to, words } = JSON.parse(String(bytes));
			const frame = JSON.stringify(words);
			if (to === undefined) for (const guest of guests.values()) guest.send(frame);
			else guests.get(to)?.send(frame);
		});
		return;
	}
	const id = ++last;
	guests.set(id, socket);
	socket.on('message', (bytes) =>
		host?.send(JSON.stringify({ from: id, words: JSON.parse(String(bytes)) }))
	);
	socket.on('close', () => guests.delete(id));
});
server.on('listening', () => {
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	console.log(port);
});
