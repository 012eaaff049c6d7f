package dev.holdfast.nomadside.agent;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.holdfast.nomadside.launch.Reattach;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The agent's state file, mode 0600 because handles hold the environment of the tasks. Each change
 * is on the disk when the method returns. Safe for use by several threads.
 */
final class AgentStore {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path file;
  private final Map<String, TaskRecord> tasks = new LinkedHashMap<>();
  private @Nullable Reattach reattach;

  private AgentStore(Path file) {
    this.file = file;
  }

  /** Reads the file; a missing one is an agent that starts for the first time. */
  static AgentStore open(Path file) throws IOException {
    AgentStore store = new AgentStore(file);
    if (Files.exists(file)) {
      AgentState state = JSON.readValue(Files.readString(file), AgentState.class);
      state.tasks().forEach(task -> store.tasks.put(task.key(), task));
      store.reattach = state.reattach();
    }
    return store;
  }

  synchronized List<TaskRecord> tasks() {
    return List.copyOf(tasks.values());
  }

  synchronized Optional<TaskRecord> find(String key) {
    return Optional.ofNullable(tasks.get(key));
  }

  synchronized TaskRecord get(String key) {
    return find(key).orElseThrow(() -> new IllegalStateException("There is no task " + key));
  }

  synchronized void put(TaskRecord task) {
    tasks.put(task.key(), task);
    save();
  }

  /** Changes one record and returns the new one. */
  synchronized TaskRecord update(String key, UnaryOperator<TaskRecord> change) {
    TaskRecord changed = change.apply(get(key));
    put(changed);
    return changed;
  }

  synchronized Optional<Reattach> reattach() {
    return Optional.ofNullable(reattach);
  }

  synchronized void setReattach(@Nullable Reattach record) {
    reattach = record;
    save();
  }

  private void save() {
    try {
      byte[] text = JSON.writeValueAsBytes(new AgentState(reattach, tasks()));
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      write(fresh, text);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("The agent's state cannot be written to " + file, e);
    }
  }

  private static void write(Path path, byte[] text) throws IOException {
    Files.deleteIfExists(path);
    try (FileChannel channel =
        FileChannel.open(
            path,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer buffer = ByteBuffer.wrap(text);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }
}
