package dev.holdfast.suites.recovery;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.nomadside.driver.ExitReport;
import dev.holdfast.nomadside.rig.RigTask;
import dev.holdfast.nomadside.task.TaskSpec;
import dev.holdfast.proto.nomad.driver.TaskHandle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as a client keeps it over a reboot.
 *
 * @param handle what StartTask returned, in base 64
 * @param noted how it ended, where the driver has told so before the reboot
 */
public record KeptTask(TaskSpec spec, String handle, @Nullable ExitReport noted) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static KeptTask of(RigTask task, @Nullable ExitReport noted) {
    String handle = Base64.getEncoder().encodeToString(task.handle().toByteArray());
    return new KeptTask(task.spec(), handle, noted);
  }

  TaskHandle decodeHandle() throws IOException {
    return TaskHandle.parseFrom(Base64.getDecoder().decode(handle));
  }

  /** Writes them so that a power cut leaves them alone. */
  static void write(List<KeptTask> tasks, Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer text = ByteBuffer.wrap(JSON.writeValueAsBytes(tasks));
      while (text.hasRemaining()) {
        channel.write(text);
      }
      channel.force(true);
    }
  }

  static List<KeptTask> read(Path file) throws IOException {
    return List.of(JSON.readValue(file.toFile(), KeptTask[].class));
  }
}
