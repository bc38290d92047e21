/*
 * The trainer's inner loops, in AssemblyScript: TypeScript's syntax, WebAssembly's types. They know
 * no layers and own no memory; `../plan.ts` lays the memory out, `../pass.ts` and `../learn.ts` call
 * them.
 *
 * All matrices are float32, row-major, with rows of a whole number of 8 columns, and are named by
 * the address of their first byte; a stride is the bytes from one row to the next.
 *
 * A list is what is not zero in a row (or a column) of a matrix: entries of 8 bytes, an offset (u32)
 * in bytes into the other factor, and a value (f32). A span (two u32) says where in the entries a
 * list begins and ends.
 */
export { gateMaxout, gateRectifier, gateTanh, maxout, rectifier, tanh } from './activations';
export { columnScales, columnSums, scaleColumns, scaleRows, transpose } from './columns';
export { dropout } from './dropout';
export { inputLists, inputsByColumn } from './inputs';
export { columnLists, rowLists } from './lists';
export { logLoss } from './loss';
export { adadelta, adam, nesterov } from './optimisers';
export { dots, outer, weightedSums } from './output';
export { listsTimes, tableTimes } from './product';
