package dev.holdfast.controller.admin;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Principal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listening socket under its name. It is made under another name first and gets its own when it
 * is closed to other users, so nobody ever meets it half made.
 *
 * @param inode of the socket's file, to remove no other one
 */
record BoundSocket(ServerSocketChannel channel, Path path, Principal owner, @Nullable Object inode)
    implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BoundSocket.class);
  private static final String ROOT = "root";
  private static final Pattern LEFTOVER = Pattern.compile("\\.[0-9]+$");

  static BoundSocket bind(Path path) throws IOException {
    Path folder = requireNonNull(path.getParent(), "a socket needs a folder");
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    refuseToReplaceAFile(path);
    sweep(folder, path.getFileName() + ".*");
    Path unfinished = path.resolveSibling(path.getFileName() + "." + ProcessHandle.current().pid());
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.bind(UnixDomainSocketAddress.of(unfinished));
      Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-------"));
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
      return new BoundSocket(channel, path, Files.getOwner(path), inode(path));
    } catch (IOException e) {
      channel.close();
      throw new IOException("the socket " + path + " cannot be made: " + e.getMessage(), e);
    }
  }

  private static void sweep(Path folder, String leftovers) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, leftovers)) {
      for (Path path : found) {
        if (LEFTOVER.matcher(path.getFileName().toString()).find()) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  private static void refuseToReplaceAFile(Path path) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !isSocket(path)) {
      throw new IOException("the socket " + path + " cannot be made: a file is in its place");
    }
  }

  private static boolean isSocket(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .isOther();
  }

  /** Whether an answer may go to this user. */
  boolean trusts(Principal user) {
    return user.getName().equals(owner.getName()) || user.getName().equals(ROOT);
  }

  @Override
  public void close() {
    try {
      channel.close();
      Object own = inode;
      if (own != null && own.equals(inode(path))) {
        Files.delete(path);
      }
    } catch (IOException e) {
      log.warn("the socket {} is left behind: {}", path, e.toString());
    }
  }

  private static @Nullable Object inode(Path path) throws IOException {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        ? Files.getAttribute(path, "unix:ino", LinkOption.NOFOLLOW_LINKS)
        : null;
  }
}
