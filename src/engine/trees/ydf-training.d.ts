/** What we use of Yggdrasil Decision Forests' training package, which comes without types. */
declare module 'ydf-training' {
  /** A C++ object: its memory is ours until `delete`. */
  export interface Owned {
    delete(): void;
  }

  export interface Vector<T> extends Owned {
    push_back(value: T): void;
    get(index: number): T | undefined;
    size(): number;
  }

  export interface Dataset extends Owned {
    addNumericalColumn(name: string, values: Vector<number>): void;
    addCategoricalColumn(name: string, values: Vector<string>, isLabel: boolean): void;
  }

  export interface InternalLearner extends Owned {
    init(learner: string, label: string, task: 'CLASSIFICATION'): void;
    trainFromDataset(dataset: Dataset): InternalModel;
  }

  /** A column that some tree asks for. */
  export interface InputFeature {
    readonly name: string;
    readonly internalIdx: number;
  }

  export interface InternalModel extends Owned {
    describe(): string;
    getInputFeatures(): Vector<InputFeature>;
    getLabelClasses(): Vector<string>;
    /** Sets the number of rows that follow; each starts with every value missing. */
    newBatchOfExamples(rows: number): void;
    setNumerical(row: number, internalIdx: number, value: number): void;
    /** The probability of the second of two classes, row by row. */
    predict(): Vector<number>;
  }

  export interface Library {
    readonly Dataset: new () => Dataset;
    readonly InternalLearner: new () => InternalLearner;
    /** All of its memory. It never shrinks, and ends at 2 GiB. */
    readonly HEAPU8: Uint8Array;
    CreateVectorFloat(reserved: number): Vector<number>;
    CreateVectorString(reserved: number): Vector<string>;
  }

  export interface Options {
    /** Where a file of the package lies. */
    locateFile?(file: string): string;
    print?(line: string): void;
    printErr?(line: string): void;
  }

  export default function YDFTraining(options?: Options): Promise<Library>;
}
