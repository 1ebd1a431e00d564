/** Something with words to choose. */
export interface Choosable {
	id: string;
	text: string;
	picture?: string | undefined;
}
