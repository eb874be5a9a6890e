// What stands with the sources of a text.
export const claimsMessages = {
  'ui.claims': 'Sources',
  'ui.claim.measured': 'How we measured:',
  'ui.claim.checked': 'Checked {day}',
  'ui.claim.expired': 'Past its day ({day}): a content review is due. Treat it with care.',
} as const;
