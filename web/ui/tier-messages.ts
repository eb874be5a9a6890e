// What tierWords says, to the person themselves.
export const tierMessages = {
  'ui.tier.everyone': 'Tier 1 is for everyone here.',
  'ui.tier.2.in': 'You are in tier 2, for people who build on language models.',
  'ui.tier.2.out': 'You are not in tier 2, which is for people who build on language models.',
  'ui.tier.2.hand-in': 'An owner put you into tier 2, for people who build on language models. Their reason: {reason}',
  'ui.tier.2.hand-out': 'An owner left you out of tier 2, for people who build on language models. Their reason: {reason}',
  'ui.tier.3.in': 'You are in tier 3, for people who train or run models.',
  'ui.tier.3.out': 'You are not in tier 3, which is for people who train or run models.',
  'ui.tier.3.hand-in': 'An owner put you into tier 3, for people who train or run models. Their reason: {reason}',
  'ui.tier.3.hand-out': 'An owner left you out of tier 3, for people who train or run models. Their reason: {reason}',
  'ui.tier.by-team': 'Your team {team} is in it.',
  'ui.tier.by-job': 'Your job function, {job}, is in it.',
  'ui.tier.by-both': 'Your job function, {job}, is in it for the team {team}.',
} as const;
