// One tier: who is in it, the risks it brings, what its training puts first, its modules, and where you stand.
import type { TierPage } from '../../server/curriculum/schemas.ts';
import type { TierStanding } from '../../server/people/schemas.ts';
import { paths } from '../paths.ts';
import { Link } from '../ui/link.tsx';
import { t } from '../ui/messages.ts';
import { Minutes } from '../ui/minutes.tsx';
import { tierWords } from '../ui/tier-words.ts';
import './curriculum.css';

/** `isAlone`: the page is this tier's own and has said its title already. */
export function TierSection({ tier, standing, isAlone = false }: { tier: TierPage; standing: TierStanding | undefined; isAlone?: boolean }) {
  const Heading = isAlone ? 'h2' : 'h3';
  return (
    <section className="tier" id={`tier-${tier.id}`} aria-label={t('curriculum.tiers.called', { title: tier.title })}>
      <header className="tier-head">
        <p className="tier-number">{t('curriculum.tier', { tier: String(tier.id) })}</p>
        {!isAlone && <h2 data-content><Link to={paths.tier(tier.id)}>{tier.title}</Link></h2>}
        <p data-content>{tier.summary}</p>
        <p className="soft"><span className="only-read">{t('curriculum.tiers.who')}: </span><span data-content>{tier.who}</span></p>
        {standing !== undefined && <Standing standing={standing} />}
      </header>
      <div className="tier-body">
        <div className="stack-tight">
          <Heading>{t('curriculum.tiers.risks')}</Heading>
          <ul className="tier-points">
            {tier.risks.map((risk) => (
              <li key={risk.id}>
                <span data-content>{risk.text}</span>
                <details>
                  <summary className="soft small">{t('curriculum.tiers.why')}<span className="only-read">: <span data-content>{risk.text}</span></span></summary>
                  <p className="soft" data-content>{risk.why}</p>
                </details>
              </li>
            ))}
          </ul>
        </div>
        <div className="stack-tight">
          <Heading>{t('curriculum.tiers.focus')}</Heading>
          <ul className="tier-points">{tier.focus.map((focus) => <li key={focus.id} data-content>{focus.text}</li>)}</ul>
          <Heading className="tier-modules">{t('curriculum.tiers.modules')}</Heading>
          {tier.modules.length === 0 && <p className="soft">{t('curriculum.tiers.modules.none')}</p>}
          <ul className="tier-points">
            {tier.modules.map((module) => (
              <li key={module.slug}><Link to={paths.module(module.slug)}><span data-content>{module.title}</span></Link> <span className="soft small"><Minutes minutes={module.minutes} /></span></li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  );
}

function Standing({ standing }: { standing: TierStanding }) {
  const mine = `${paths.me()}#tiers`;
  return (
    <div className="tier-standing" data-in={standing.belongs}>
      <p><strong>{t(standing.belongs ? 'curriculum.tiers.in' : 'curriculum.tiers.out')}.</strong> {tierWords(standing)}</p>
      {standing.objection !== null && <p className="small"><Link to={mine}>{t('curriculum.tiers.objected')}</Link></p>}
      {standing.objection === null && standing.belongs && standing.tier !== 1 && <p className="small"><Link to={mine}>{t('curriculum.tiers.object')}</Link></p>}
    </div>
  );
}
