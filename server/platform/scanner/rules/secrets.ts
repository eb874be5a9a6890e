// Secrets without a provider's shape: what a name, a header or an address says they are.
import * as kind from '../engine/kinds.ts';
import type { Rule } from './rule.ts';

const structured = (number: number, id: string, title: string, verifiedBy: string, source: string): Rule => ({ number, id, title, group: 'structured', verifiedBy, source });
const generic = (number: number, id: string, title: string, verifiedBy: string, source: string): Rule => ({ number, id, title, group: 'generic', verifiedBy, source });

export const SECRETS: readonly Rule[] = [
  structured(kind.PRIVATE_KEY, 'private-key', 'Private key', 'a head, and a body of base64', 'RFC 7468'),
  structured(kind.WEBHOOK, 'webhook-url', 'Webhook address', 'a known host and a path drawn at random', 'documentation of Slack, Discord, Microsoft Teams, Zapier, Google Chat, Telegram'),
  structured(kind.AZURE_DEVOPS, 'azure-devops-token', 'Azure DevOps personal access token', 'AZDO before its last four characters', 'Microsoft Learn, use personal access tokens'),
  structured(kind.AZURE_KEY, 'azure-key', 'Azure key of a function, a search service or a cache', 'AzFu, AzSe or AzCa in its place', 'Microsoft, security-utilities (MIT), identifiable keys'),
  structured(kind.MAXMIND, 'maxmind-key', 'MaxMind licence key', '_mmk at its end', 'MaxMind, licence key format'),
  generic(kind.PASSWORD, 'password', 'Password', 'the name before it; placeholders, code and the most used passwords are left out', 'own'),
  generic(kind.SECRET, 'secret', 'Secret or API key', 'the name before it, entropy, and how classes of characters mix', 'own; names as in gitleaks generic-api-key (MIT)'),
  generic(kind.BEARER, 'bearer-token', 'Bearer token', 'entropy', 'RFC 6750'),
  generic(kind.BASIC, 'basic-credentials', 'Name and password of a header', 'base64 that holds a colon and a password', 'RFC 7617'),
  generic(kind.URL_PASSWORD, 'url-password', 'Password in an address', 'name and password before a host', 'RFC 3986'),
];
