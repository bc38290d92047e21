/** Programs that go with every trainer; Spark hands them to its nodes. */
export const SHARED = [
  ...['study.py', 'project.py', 'reading.py', 'places.py', 'features.py', 'computed.py'],
  ...['scores.py'],
] as const;
