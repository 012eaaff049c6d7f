package dev.holdfast.store.codec;

import dev.holdfast.runtime.TaskSlot;
import dev.holdfast.store.TaskRecord;
import dev.holdfast.store.journal.Frame;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Records to bytes and back. Safe for many threads. */
public final class RecordCodec {
  private static final String SCHEMA = "schema";

  private final Json json = new Json();
  private final Migrations migrations;

  public RecordCodec(Migrations migrations) {
    this.migrations = migrations;
  }

  /**
   * The bytes of a record.
   *
   * @throws IOException if it has no such form: broken characters, or more than {@value
   *     Frame#MAX_PAYLOAD_BYTES} bytes
   */
  public byte[] encode(TaskRecord record) throws IOException {
    byte[] bytes = json.write(RecordWriter.fields(migrations.schema(), record));
    return bounded(record.slot(), bytes);
  }

  /** The bytes that name a slot, for its deletion. */
  public byte[] encode(TaskSlot slot) throws IOException {
    return bounded(slot, json.write(RecordWriter.slot(migrations.schema(), slot)));
  }

  private static byte[] bounded(TaskSlot slot, byte[] bytes) throws IOException {
    if (slot.toString().indexOf('\0') >= 0) {
      throw new IOException("the slot's name holds a zero byte");
    }
    if (bytes.length > Frame.MAX_PAYLOAD_BYTES) {
      throw new IOException(
          "its record has " + bytes.length + " bytes, at most " + Frame.MAX_PAYLOAD_BYTES);
    }
    return bytes;
  }

  /** Reads any bytes; never throws. */
  public Decoded decode(byte[] bytes) {
    try {
      return decode(json.read(bytes));
    } catch (IOException | RuntimeException e) {
      return new Decoded.Broken(String.valueOf(e.getMessage()));
    }
  }

  private Decoded decode(Map<String, Object> fields) {
    long schema = new Fields(fields).number(SCHEMA);
    if (schema < 1) {
      return new Decoded.Broken("no schema has the number " + schema);
    }
    if (schema > migrations.schema()) {
      return new Decoded.Newer(schema);
    }
    Map<String, Object> lifted = migrations.lift(Math.toIntExact(schema), fields);
    return new Decoded.Understood(RecordReader.record(new Fields(lifted)));
  }

  /** The slot that any bytes name, whatever their schema; empty if they name none. */
  public Optional<TaskSlot> decodeSlot(byte[] bytes) {
    try {
      return Optional.of(RecordReader.slot(new Fields(json.read(bytes))));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
