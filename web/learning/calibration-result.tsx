// How well confidence and being right went together, in words first, with its numbers in a table.
import { useEffect, useRef } from 'react';
import type { Calibration } from '../../server/learning/schemas.ts';
import { t } from '../ui/messages.ts';
import { calibrationWords } from './calibration-words.ts';

/** `isNews`: it came by the last answer, so the focus follows the reading. */
export function CalibrationResult({ calibration, isNews }: { calibration: Calibration; isNews: boolean }) {
  const { bands } = calibration;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isNews) heading.current?.focus();
  }, [isNews]);
  return (
    <section className="calibration" aria-labelledby="calibration-title">
      <h3 id="calibration-title" ref={heading} tabIndex={-1}>{t('learning.calibration.title')}</h3>
      <p className="calibration-says">{calibrationWords(calibration)}</p>
      <table>
        <caption>{t('learning.calibration.bands')}</caption>
        <thead>
          <tr><th scope="col">{t('learning.calibration.band')}</th><th scope="col">{t('learning.calibration.band-count')}</th><th scope="col">{t('learning.calibration.band-right')}</th></tr>
        </thead>
        <tbody>
          {bands.filter((band) => band.count > 0).map((band) => (
            <tr key={band.from}><th scope="row">{band.from === band.to ? `${band.from} %` : `${band.from}–${band.to} %`}</th><td>{band.count}</td><td>{band.right}</td></tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
