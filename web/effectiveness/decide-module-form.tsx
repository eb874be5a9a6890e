// An owner's decision about a module; the rule's word is chosen to begin with.
import { type FormEvent, useState } from 'react';
import type { ModuleDecision, ModuleLine } from '../../server/effectiveness/modules/contract.ts';
import { useSend } from '../api.ts';
import { announce } from '../ui/announce.ts';
import { Button } from '../ui/button.tsx';
import { RadioList } from '../ui/choice.tsx';
import { t } from '../ui/messages.ts';
import { Failing } from '../ui/states.tsx';
import { Select, TextArea } from '../ui/text-input.tsx';
import { useFirstError } from '../ui/use-first-error.ts';

const DECISIONS = ['keep', 'revise', 'replace', 'collect'] as const satisfies readonly ModuleDecision[];
const keyOf = ({ module, metric }: ModuleLine): string => `${module} ${metric}`;

export function DecideModuleForm({ lines }: { lines: readonly ModuleLine[] }) {
  const [key, setKey] = useState(() => keyOf(lines[0]!));
  const line = lines.find((one) => keyOf(one) === key) ?? lines[0]!;
  const [chosen, setChosen] = useState<ModuleDecision | null>(null);
  const [why, setWhy] = useState('');
  const log = useSend('POST /api/effectiveness/modules/decisions', { refreshes: ['GET /api/effectiveness/modules'] });
  const form = useFirstError(log.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void log.mutateAsync({ body: { module: line.module, metric: line.metric, decided: chosen ?? line.proposed, why: why === '' ? null : why } }).then(() => {
      setWhy('');
      setChosen(null);
      announce(t('effectiveness.modules.decide.done'));
    }, () => undefined);
  };
  return (
    <section className="effectiveness-part" aria-labelledby="decide">
      <h2 id="decide">{t('effectiveness.modules.decide')}</h2>
      <p>{t('effectiveness.modules.decide.says')}</p>
      <form ref={form} className="effectiveness-decide" onSubmit={submit} noValidate>
        <Select label={t('effectiveness.modules.decide.which')} value={keyOf(line)} onValue={setKey} options={lines.map((one) => ({ value: keyOf(one), label: `${one.title} · ${one.metricName}`, isContent: true }))} />
        <RadioList label={t('effectiveness.modules.decide.what')} isAcross value={chosen ?? line.proposed} onValue={(value) => setChosen(DECISIONS.find((decision) => decision === value) ?? null)} options={DECISIONS.map((decision) => ({ value: decision, label: t(`effectiveness.modules.decision.${decision}`) }))} />
        <TextArea label={t('effectiveness.modules.decide.why')} hint={t('effectiveness.modules.decide.why.hint')} rows={2} maxLength={500} value={why} onValue={setWhy} error={log.error?.at('why')} />
        <Button type="submit" look="primary" isBusy={log.isPending}>{t('effectiveness.modules.decide.log')}</Button>
      </form>
      {log.isError && log.error.at('why') === undefined && <Failing error={log.error} />}
    </section>
  );
}
