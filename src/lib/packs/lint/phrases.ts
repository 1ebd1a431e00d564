/*
 * Words a lesson must not say, by language and rule (curriculum 2.2, 2.3). Patterns, in small letters, of
 * whole words; each is narrow enough to leave innocent uses alone ("everyone should have a say", "a bank
 * will never send you a link"). To add a language: one list. Where a language has none, nothing is found.
 */

export interface Phrases {
	/** slurs and what wishes harm, so that no lesson ever shows one */
	H1: string[];
	/** blame on the person harmed */
	H2: string[];
	/** orders and fear of the law as the message to children */
	H3: string[];
	/** scare tactics */
	H4: string[];
	/** people named by what they did or what was done to them */
	H16: string[];
	/** how a measure could ask whether something happened to the child, or what they did */
	P18: string[];
	/** how ground rules say that one may pass */
	pass: string[];
}

const done =
	'(?:been|told|known|said|done|seen|asked|kept|gone|thought|left|given|sent|made|got|taken|put|\\p{L}{3,}ed)';

export const phrases: Record<string, Phrases> = {
	en: {
		H1: [
			'bitch(?:es)?',
			'bastards?',
			'cunts?',
			'dykes?',
			'fag(?:s|got|gots)?',
			'fuck\\p{L}*',
			'kys',
			'kill (?:yourself|urself)',
			'nigg\\p{L}+',
			'pak(?:i|is)',
			'retard(?:s|ed)?',
			'shit\\p{L}*',
			'sluts?',
			'spaz',
			'tranny',
			'trannies',
			'whores?'
		],
		H2: [
			`should(?: not|n't)? (?:\\p{L}+ )?have (?:never |just |really )?${done}`,
			"should(?:'ve|n't've)",
			"why did(?:n't)? you(?: not)?(?! (?:think|choose|decide|pick))",
			'let (?:yourself|herself|himself|themselves)',
			'if only',
			'got (?:\\p{L}+ )?into trouble by',
			'(?:your|her|his|their|my) own fault',
			'(?:is|was) (?:partly )?(?:your|her|his|their) fault',
			'asked for it',
			'you fell for it'
		],
		H3: [
			'(?<!\\b(?:will|would|banks?|shops?|police|we|they) )never send(?! you)',
			'(?:go|sent|going) to (?:prison|jail)',
			'criminal record',
			'(?:will|could|can|might) be arrested',
			'(?:is|are) a crime',
			'breaks? the law',
			'against the law',
			'illegal'
		],
		H4: [
			'suicid\\p{L}+',
			'killed (?:herself|himself|themselves)',
			'traged\\p{L}+',
			'tragic\\p{L}*',
			'(?:ruin|destroy)(?:s|ed)? (?:\\p{L}+ ){0,2}(?:life|lives|future)',
			'predators?',
			'horrif\\p{L}+',
			'terrifying',
			'nightmares?',
			'deadly',
			'never recover(?:s|ed)?'
		],
		H16: ['(?:a|the|your) (?:cyber)?bully', 'the (?:cyber)?bullies', '(?:a|the) victims?'],
		P18: [
			`have (?:you|your \\p{L}+) (?:ever |already )?${done}`,
			'did you',
			`i(?:'ve| have) (?:ever |already |never )?${done}`,
			'(?:has|have|did) (?:someone|somebody|anyone|anybody|people|others) (?:\\p{L}+ ){0,5}(?:you|your)',
			'happen(?:s|ed)? to (?:you|me)',
			'(?:were you|have you been|i was|i got) (?:ever )?(?:bullied|harassed|threatened|cheated|scammed|excluded|hurt)'
		],
		pass: ['pass', 'passing']
	},
	fr: {
		H1: [
			'bougnoules?',
			'connards?',
			'connasses?',
			'encul\\p{L}+',
			'gouines?',
			'mongoliens?',
			'nègres?',
			'ntm',
			'pédés?',
			'putain',
			'putes?',
			'salopes?',
			'tapettes?',
			'tue-toi',
			'va mourir',
			'youpins?'
		],
		H2: [
			'(?:tu aurais|vous auriez|il aurait|elle aurait|(?:ils|elles) auraient) (?:\\p{L}+ )?dû',
			"(?:tu n'aurais|vous n'auriez|il n'aurait|elle n'aurait|(?:ils|elles) n'auraient) (?:pas|jamais) dû",
			"pourquoi (?:n')?(?:as-tu|tu as|t'as|avez-vous)(?! (?:choisi|décidé|pensé))",
			'si seulement',
			"(?:c'est|c'était) (?:de )?(?:ta|sa|votre|leur) (?:propre )?faute",
			"(?:l'a|l'as|l'avez) (?:bien )?cherché",
			'(?:te|se|vous) laiss(?:er|é|ée|es|ez) (?:avoir|faire|piéger)',
			"t'es fait avoir"
		],
		H3: [
			"n'envoie(?:z)? jamais",
			'ne jamais envoyer',
			'(?:aller|ira|iras|irez|finir) en prison',
			'casier judiciaire',
			'(?:est|sont) un (?:crime|délit)',
			'interdit par la loi',
			'illéga(?:l|le|les|ux)'
		],
		H4: [
			'suicid\\p{L}+',
			"s'est tu(?:é|ée)",
			'tragédies?',
			'tragiques?',
			'(?:vie|avenir) (?:gâchée?|ruinée?|détruite?)',
			'(?:gâcher|ruiner|détruire) (?:ta|sa|votre|leur) vie',
			'prédateurs?',
			'horribles?',
			'terrifiante?s?',
			'cauchemars?',
			'mortel(?:le)?s?'
		],
		H16: [
			'(?:un|le|ton) (?:cyber)?harceleur',
			'(?:une|la) (?:cyber)?harceleuse',
			'les (?:cyber)?harceleurs',
			'(?:une|la|les) victimes?'
		],
		P18: [
			"(?:as-tu|avez-vous|t'a-t-on|t'a-t-il|vous a-t-on)",
			"(?:tu as|t'as|vous avez|j'ai) (?:déjà |jamais )?(?:été|subi|reçu|vécu)",
			"est-ce qu(?:'on|'il|e quelqu'un) (?:t'a|vous a|t'est)",
			"quelqu'un (?:t'a|vous a)(?:-t-il)?",
			"on (?:m'a|t'a)",
			"(?:t'est|vous est|m'est)(?:-il)? (?:déjà |jamais )?arrivée?"
		],
		pass: ['passe', 'passes', 'passer', 'passez']
	}
};

/** The first place where one of the phrases stands as whole words, in any case and with any apostrophe. */
export function findPhrase(text: string, patterns: string[]): string | undefined {
	const plain = text.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ');
	const pattern = `(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`;
	return new RegExp(pattern, 'u').exec(plain)?.[0];
}

/** The lists of a language, its regions included. */
export const phrasesOf = (language: string): Phrases | undefined =>
	phrases[language] ?? phrases[language.split('-')[0] ?? ''];
