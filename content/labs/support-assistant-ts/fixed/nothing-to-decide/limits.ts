// How much a customer may ask for, and in what form.

const seen: { customerId: number; at: number }[] = [];

export const allowance = (req, res, next) => {
  const since = Date.now() - 60_000;
  while (seen.length > 0 && seen[0]!.at <= since) seen.shift();
  const mine = seen.filter(({ customerId }) => customerId === res.locals.customerId);
  if (mine.length >= 10) return res.status(429).json({ error: 'Ten messages a minute.' });
  seen.push({ customerId: res.locals.customerId, at: Date.now() });
  next();
};

const isTurn = (turn): boolean => ['user', 'assistant'].includes(turn?.role) && typeof turn.content === 'string' && turn.content.length <= 2000;

export const readAsked = (req, res, next) => {
  const { message, history = [] } = req.body ?? {};
  const last = Array.isArray(history) ? history.slice(-10) : undefined;
  if (typeof message !== 'string' || message.length > 2000 || last === undefined || !last.every(isTurn)) return res.status(400).json({ error: 'That has a form we do not take.' });
  res.locals.asked = { message, turns: last.map(({ role, content }) => ({ role, content })) };
  next();
};
