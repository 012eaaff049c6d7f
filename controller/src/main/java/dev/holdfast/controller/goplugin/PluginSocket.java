package dev.holdfast.controller.goplugin;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of a plugin's socket: its name, who may use it, and those that dead plugins left. */
final class PluginSocket {
  private static final Logger log = LoggerFactory.getLogger(PluginSocket.class);
  private static final String PREFIX = "holdfast-plugin-";
  private static final int LONGEST_PATH_BYTES = 107;

  private PluginSocket() {}

  static Path choose(Path folder) throws IOException {
    String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    Path path = folder.resolve(PREFIX + random + ".sock");
    if (path.toString().length() > LONGEST_PATH_BYTES) {
      throw new IOException(
          "the socket folder "
              + folder
              + " is too long for a Unix socket; set TMPDIR to a shorter one");
    }
    return path;
  }

  static void restrict(Path socket, String group) throws IOException {
    if (group.isEmpty()) {
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
      return;
    }
    GroupPrincipal principal =
        socket.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group);
    Files.getFileAttributeView(socket, PosixFileAttributeView.class).setGroup(principal);
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw----"));
  }

  /** Removes sockets of ours on which nobody answers: what SIGKILL left. */
  static void sweep(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*.sock")) {
      for (Path file : files) {
        if (!answers(file)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      log.debug("cannot sweep old sockets in {}", folder, e);
    }
  }

  private static boolean answers(Path file) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(file));
    } catch (IOException _) {
      return false;
    }
  }
}
