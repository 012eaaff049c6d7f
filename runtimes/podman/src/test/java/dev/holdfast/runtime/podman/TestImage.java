package dev.holdfast.runtime.podman;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An image of this machine's own busybox; no registry is asked. */
final class TestImage {
  static final String NAME = "localhost/holdfast-test:1";

  private static final String SCRIPT =
      """
      set -e
      podman image exists NAME && exit 0
      d=$(mktemp -d)
      trap 'rm -rf "$d"' EXIT
      mkdir -p "$d/bin" "$d/etc" "$d/dev" "$d/proc" "$d/sys" "$d/root" "$d/run" "$d/var/tmp"
      mkdir -m 1777 "$d/tmp"
      cp /bin/busybox "$d/bin/busybox"
      for applet in $(busybox --list); do
        [ "$applet" = busybox ] || ln -s busybox "$d/bin/$applet"
      done
      printf 'root:x:0:0:root:/root:/bin/sh\\nwww-data:x:33:33::/:/bin/sh\\n' >"$d/etc/passwd"
      printf 'root:x:0:\\nwww-data:x:33:\\n' >"$d/etc/group"
      tar -C "$d" -c . | podman import -q -c 'CMD ["/bin/sh"]' - NAME
      """
          .replace("NAME", NAME);

  private TestImage() {}

  static synchronized void make() {
    run("bash", "-c", SCRIPT);
  }

  /** Another image of the same files, with a change as in a Containerfile. */
  static void derive(String name, String change) {
    make();
    run(
        "bash",
        "-c",
        "podman image exists %s || { c=$(podman create %s); podman commit -q -c '%s' $c %s; podman rm $c; }"
            .formatted(name, NAME, change, name));
  }

  /** Another image with a layer of that many bytes that nobody can make smaller. */
  static void grow(String name, int bytes) {
    make();
    run(
        "bash",
        "-c",
        """
        set -e
        f=$(mktemp)
        head -c %d /dev/urandom >"$f"
        c=$(podman create %s)
        podman cp "$f" "$c:/grown"
        podman commit -q "$c" %s
        podman rm "$c"
        rm "$f"
        """
            .formatted(bytes, NAME, name));
  }

  /** Takes every image of a registry's from this node, whatever its path; the files may stay. */
  static void forget(String registry) {
    run(
        "bash",
        "-c",
        "podman images --format '{{.Repository}}:{{.Tag}}' | grep '^%s/' | xargs -r podman rmi"
            .formatted(registry));
    make();
  }

  /** Runs a command that must succeed; answers its output. */
  static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(List.of(command) + ": " + output).isZero();
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while running " + List.of(command), e);
    }
  }
}
