// One digit as a picture, ink on paper in both colour schemes, with words for those who do not see it.
import { useEffect, useRef } from 'react';
import './digits.css';

type Props = { pixels: Float32Array; label: string; size?: 'large' };

/** `pixels` from 0 (paper) to 1 (ink), row by row; the side follows from their number. */
export function DigitPicture({ pixels, label, size }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const side = Math.sqrt(pixels.length);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(side, side);
    for (const [at, pixel] of pixels.entries()) {
      const grey = 255 * (1 - pixel);
      image.data.set([grey, grey, grey, 255], at * 4);
    }
    context.putImageData(image, 0, 0);
  }, [pixels, side]);
  return <canvas ref={canvas} className="digit-picture" role="img" aria-label={label} width={side} height={side} data-size={size} />;
}
