/* What is used of the package, which has no types. */
declare module 'js-aruco2' {
	interface Marker {
		id: number;
		corners: { x: number; y: number }[];
		hammingDistance: number;
	}
	export const AR: {
		DICTIONARIES: Record<string, { codeList: number[] }>;
		Detector: new (config: { dictionaryName: string }) => {
			detectImage(width: number, height: number, rgba: Uint8ClampedArray): Marker[];
		};
	};
}
declare module 'js-aruco2/src/dictionaries/apriltag_36h11.js';
