package dev.holdfast.store.bench;

import dev.holdfast.store.StateStore;
import dev.holdfast.store.TaskRecord;
import dev.holdfast.store.codec.Migrations;
import dev.holdfast.store.codec.RecordCodec;
import dev.holdfast.store.mapdb.MapDbStateStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.mapdb.DB;
import org.mapdb.DBMaker;
import org.mapdb.HTreeMap;
import org.mapdb.Serializer;

/** A way to keep records durably, to be measured. */
interface Keeper extends AutoCloseable {

  /** Returns when the record is durable. */
  void put(TaskRecord record) throws IOException;

  @Override
  void close() throws IOException;

  /** What the build ships. */
  record Ours(StateStore store) implements Keeper {
    static Keeper in(Path folder) {
      return new Ours(MapDbStateStore.open(folder));
    }

    @Override
    public void put(TaskRecord record) {
      store.put(record);
    }

    @Override
    public void close() {
      store.close();
    }
  }

  /** The least that durability costs: the same bytes at the end of a file, and a sync. */
  record PlainAppend(FileChannel file, RecordCodec codec) implements Keeper {
    static Keeper in(Path folder) throws IOException {
      return new PlainAppend(
          FileChannel.open(
              folder.resolve("plain"), StandardOpenOption.CREATE, StandardOpenOption.WRITE),
          new RecordCodec(Migrations.current()));
    }

    @Override
    public synchronized void put(TaskRecord record) throws IOException {
      file.write(ByteBuffer.wrap(codec.encode(record)));
      file.force(false);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /** MapDB's own transactions, one for each record. Fast, but torn by 1.6 of 100 kills. */
  record MapDbTransactions(DB db, HTreeMap<String, byte[]> map, RecordCodec codec)
      implements Keeper {
    static MapDbTransactions in(Path file) {
      DB db = DBMaker.fileDB(file.toFile()).transactionEnable().make();
      HTreeMap<String, byte[]> map =
          db.hashMap("records", Serializer.STRING, Serializer.BYTE_ARRAY).createOrOpen();
      return new MapDbTransactions(db, map, new RecordCodec(Migrations.current()));
    }

    @Override
    public synchronized void put(TaskRecord record) throws IOException {
      map.put(record.slot().toString(), codec.encode(record));
      db.commit();
    }

    @Override
    public void close() {
      db.close();
    }
  }

  /**
   * Two MapDB files and a byte that says which of them is being written. Measured up to the moment
   * when the first file is safe; the second follows within the next call.
   */
  final class TwinFiles implements Keeper {
    private final MapDbTransactions first;
    private final MapDbTransactions second;
    private final FileChannel state;

    private TwinFiles(MapDbTransactions first, MapDbTransactions second, FileChannel state) {
      this.first = first;
      this.second = second;
      this.state = state;
    }

    static Keeper in(Path folder) throws IOException {
      return new TwinFiles(
          MapDbTransactions.in(folder.resolve("a")),
          MapDbTransactions.in(folder.resolve("b")),
          FileChannel.open(
              folder.resolve("state"), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }

    @Override
    public synchronized void put(TaskRecord record) throws IOException {
      mark('A');
      first.put(record);
      mark('B');
      second.put(record);
      mark('0');
    }

    private void mark(char which) throws IOException {
      state.write(ByteBuffer.wrap(new byte[] {(byte) which}), 0);
      state.force(false);
    }

    @Override
    public void close() throws IOException {
      first.close();
      second.close();
      state.close();
    }
  }
}
