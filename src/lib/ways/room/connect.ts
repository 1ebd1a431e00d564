import { io, type Socket } from 'socket.io-client';
import { socketPath, type Auth } from './messages';

/** A line to the relay, closed until `connect()`. Who asks is told anew at each attempt. */
export type Connect = (auth: () => Auth) => Socket;

/**
 * Lines to the relay of an origin. WebSocket first; where a network blocks it, polling carries the same.
 * @param base of the kit, without a slash at its end
 */
export const connectTo =
	(origin: string, base: string, transports = ['websocket', 'polling']): Connect =>
	(auth) =>
		io(origin, {
			path: `${base}/${socketPath}`,
			auth: (give) => give(auth()),
			transports,
			tryAllTransports: true,
			autoConnect: false,
			forceNew: true,
			reconnectionDelay: 250,
			reconnectionDelayMax: 1500,
			timeout: 4000
		});
