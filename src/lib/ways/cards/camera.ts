/* The cameras of this device: nothing here keeps or sends a picture. */

/** Why there is no picture: not allowed, no camera, taken by others, no safe address, stopped from outside. */
export type CameraWhy = 'refused' | 'missing' | 'busy' | 'insecure' | 'ended';

export type Opened = { ok: true; stream: MediaStream } | { ok: false; why: CameraWhy };

/** Full HD, where the camera has it: the back row needs it. */
const size = { width: { ideal: 1920 }, height: { ideal: 1080 } };

const reasons: Record<string, CameraWhy> = {
	NotAllowedError: 'refused',
	SecurityError: 'insecure',
	NotFoundError: 'missing',
	OverconstrainedError: 'missing',
	NotReadableError: 'busy',
	AbortError: 'busy'
};

/** Asks for a camera; never rejects. @param device of `listCameras`; without it the one that looks into the room */
export async function openCamera(device?: string): Promise<Opened> {
	// missing on plain http
	const media = navigator.mediaDevices as MediaDevices | undefined;
	if (!media) return { ok: false, why: 'insecure' };
	const which = device ? { deviceId: { exact: device } } : { facingMode: 'environment' };
	try {
		return { ok: true, stream: await media.getUserMedia({ video: { ...size, ...which } }) };
	} catch (error) {
		return { ok: false, why: reasons[error instanceof DOMException ? error.name : ''] ?? 'busy' };
	}
}

export interface Camera {
	id: string;
	/** empty where the browser does not tell */
	label: string;
}

/** The cameras there are, once one was allowed. */
export async function listCameras(): Promise<Camera[]> {
	const devices = await navigator.mediaDevices.enumerateDevices();
	return devices
		.filter(({ kind }) => kind === 'videoinput')
		.map(({ deviceId, label }) => ({ id: deviceId, label }));
}

// not in TypeScript's list yet
type WithTorch = MediaTrackCapabilities & { torch?: boolean };

/** Can it light up what it sees? */
export const hasLight = (track: MediaStreamTrack): boolean =>
	Boolean((track.getCapabilities?.() as WithTorch | undefined)?.torch);

export async function setLight(track: MediaStreamTrack, on: boolean): Promise<void> {
	await track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
}
