// Tells when the network or the person is back, when the network is gone, and when the page may be about to close.
type Listeners = { onBack: () => void; onOffline: () => void; onHide: () => void };

/** Call what it returns to stop. Outside of a browser nothing ever happens. */
export const watchWindow = ({ onBack, onOffline, onHide }: Listeners): (() => void) => {
  if (typeof document === 'undefined') return () => undefined;
  const onVisible = (): void => (document.visibilityState === 'visible' ? onBack() : onHide());
  addEventListener('online', onBack);
  addEventListener('offline', onOffline);
  addEventListener('pagehide', onHide);
  document.addEventListener('visibilitychange', onVisible);
  return () => {
    removeEventListener('online', onBack);
    removeEventListener('offline', onOffline);
    removeEventListener('pagehide', onHide);
    document.removeEventListener('visibilitychange', onVisible);
  };
};
