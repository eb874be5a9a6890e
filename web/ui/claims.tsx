// Sources in the margin, numbered as in the text, each with the day it was checked or that it is past its day.
import './claims.css';
import { claimsMessages } from './claims-messages.ts';
import { Link } from './link.tsx';
import { addMessages, formatDate, t } from './messages.ts';

addMessages(claimsMessages);

type Claim = { id: string; number: number; says: string; source: string; url: string | null; measured: string | null; checkedOn: string; expiresOn: string; isExpired: boolean };

export function Claims({ claims }: { claims: readonly Claim[] }) {
  return (
    <section className="claims" aria-label={t('ui.claims')}>
      <h2>{t('ui.claims')}</h2>
      <ol>
        {claims.map((claim) => (
          <li key={claim.id} id={`claim-${claim.number}`} value={claim.number} data-expired={claim.isExpired || undefined}>
            <p data-content>{claim.says}</p>
            <p className="small soft" data-content>{claim.url === null ? claim.source : <Link to={claim.url}>{claim.source}</Link>}</p>
            {claim.measured !== null && <p className="small soft">{t('ui.claim.measured')} <span data-content>{claim.measured}</span></p>}
            <p className="small soft">{claim.isExpired ? t('ui.claim.expired', { day: formatDate(claim.expiresOn) }) : t('ui.claim.checked', { day: formatDate(claim.checkedOn) })}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
