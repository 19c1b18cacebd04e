import { DatabaseSync } from 'node:sqlite';

/**
 * Lets dynoxide number a stream's records in one step. By itself (1.2.1) it reads all earlier ones of the table each time, so that
 * an arena's seats take 44 s to write instead of 5, and every write after them 1.5 ms more. For a running database.
 */
export const indexStreams = (file: string): void => {
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA busy_timeout = 5000'); // milliseconds
    database.exec('CREATE INDEX IF NOT EXISTS stream_sequence ON _stream_records (table_name, CAST(sequence_number AS INTEGER))');
  } finally {
    database.close();
  }
};
