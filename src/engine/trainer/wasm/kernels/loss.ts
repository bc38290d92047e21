/**
 * Log-loss of `rows` rows from their logits, which stand first in the rows of z, in nats: answers
 * the sum, each row times its class's weight, and leaves the gradient of the batch's mean in delta.
 * The rest of delta's rows is left as it is.
 */
export function logLoss(
  z: usize,
  delta: usize,
  stride: usize,
  outcomes: usize,
  rows: i32,
  batch: i32,
  weight0: f64,
  weight1: f64,
): f64 {
  let sum: f64 = 0;
  for (let row: i32 = 0; row < rows; row++) {
    const logit = <f64>load<f32>(z);
    const outcome = <f64>load<u8>(outcomes);
    const weight = outcome > 0 ? weight1 : weight0;
    // e^-|z| cannot overflow, and gives both the loss and the probability.
    const tail = Math.exp(-Math.abs(logit));
    sum += weight * (Math.max(logit, 0) - logit * outcome + Math.log1p(tail));
    const probability = (logit >= 0 ? 1 : tail) / (1 + tail);
    store<f32>(delta, <f32>((weight * (probability - outcome)) / <f64>batch));
    z += stride;
    delta += stride;
    outcomes++;
  }
  return sum;
}
