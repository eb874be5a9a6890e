// What processes say to each other whenever the board of a round may look different.
export const boardTopic = (round: string): string => `arena:board:${round}`;
