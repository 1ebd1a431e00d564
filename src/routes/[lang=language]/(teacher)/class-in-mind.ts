/* The class a teacher came from to choose a lesson: in this window, until it is loaded anew. */
let inMind = '';

export const bearInMind = (group: string) => {
	inMind = group;
};

/** The id of that class; empty where none was come from. */
export const classInMind = () => inMind;
