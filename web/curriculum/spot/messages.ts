// What the spot exercise says.
export const spotMessages = {
  'spot.choose': 'Mark what is wrong',
  'spot.keys': 'Space marks a piece.',
  'spot.part': 'Piece {letter}',
  'spot.check': 'Show what is wrong',
  'spot.result': { one: 'You found {found} of {count} that is wrong.', other: 'You found {found} of {count} that are wrong.' },
  'spot.extra': { one: '{count} that you marked may stay.', other: '{count} that you marked may stay.' },
  'spot.verdict.found': 'Found',
  'spot.verdict.missed': 'Missed',
  'spot.verdict.extra': 'May stay',
  'spot.verdict.left': 'Right to leave',
} as const;
