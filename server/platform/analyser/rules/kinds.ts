// Where text comes from, and the places where that matters.

/** `user`: a request or message of somebody else. `operator`: whoever starts the program. `content`: fetched or retrieved. `model`: an answer. `tool`: what a model hands to a tool. `parameter`: of a function that others may call; `handed`: one in a file about tools, or called like code; `answer`: one called like a model's answer. `secret`: a password or key of the surroundings. */
export type Kind = 'user' | 'operator' | 'content' | 'model' | 'tool' | 'parameter' | 'handed' | 'answer' | 'secret';
/** `program`: the first word of a line that was split, which only chooses what is started. */
export const PLACES = ['system', 'prompt', 'code', 'shell', 'program', 'sql', 'html', 'path', 'url'] as const;
export type Place = (typeof PLACES)[number];
