-- Where the batch with the last committed event begins in the recorded stream, and a CRC32C of its
-- bytes: what a projection reads again before it goes on, to prove that these rows are of that
-- stream. Before the first commit of a program that knows these columns: -1, not known.

ALTER TABLE projection_position ADD COLUMN batch_position BIGINT NOT NULL DEFAULT -1;
ALTER TABLE projection_position ADD COLUMN batch_checksum BIGINT NOT NULL DEFAULT -1;
