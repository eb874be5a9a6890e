// The signed-out front: what this is in two sentences, one segment to try, the way in, and a suggestion that waits.
import { paths } from '../paths.ts';
import { Link } from '../ui/link.tsx';
import { addMessages, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { TabKey } from '../ui/tab-key.tsx';
import { isDemoFresh } from './demo-login.ts';
import { doorMessages } from './door-messages.ts';
import './people.css';
import { SignInPage } from './sign-in-page.tsx';

addMessages(doorMessages);

// Code, not words: it is the same in every language.
const typed = 'def find_user(name):';
const ghost = `return db.execute(f"SELECT * FROM users WHERE name = '{name}'")`;

export function FrontPage() {
  return isDemoFresh() ? <SignInPage /> : <Front />;
}

function Front() {
  return (
    <Page title={t('people.front.title')}>
      <div className="front-says">
        <p>{t('people.front.what')}</p>
        <p>{t('people.front.how')}</p>
      </div>
      <div className="people-section">
        <div className="row">
          <Link look="primary" size="large" to={paths.tryOne()}>{t('people.front.try')}</Link>
          <Link look="quiet" size="large" to={paths.signIn()}>{t('people.sign-in.go')}</Link>
        </div>
        <p className="soft small">{t('people.front.try.note')}</p>
      </div>
      <figure className="front-sketch" aria-label={t('people.front.sketch')}>
        <pre aria-hidden="true">
          <code>
            {typed}
            <span className="front-ghost">{ghost} <TabKey /></span>
          </code>
        </pre>
      </figure>
    </Page>
  );
}
