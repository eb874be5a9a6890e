// What a finished step or answer changes elsewhere on one's own pages; the open lesson itself stays as it is.
export const MINE = ['GET /api/me/today', 'GET /api/me/progress'] as const;
/** What an answer in a review changes. */
export const REVIEWS = ['GET /api/me/today', 'GET /api/me/reviews'] as const;
